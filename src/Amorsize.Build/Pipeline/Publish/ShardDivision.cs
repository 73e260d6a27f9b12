using System.Text.Json;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Settings;
using Part = (string Suite, int Number, System.Collections.Generic.IReadOnlyList<string> Units);

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>The file in which the command-line tool tells the projects of a solution their parts of each shard.</summary>
internal static class ShardDivision
{
    /// <summary>The content of the file. Suites that run as a whole are left out.</summary>
    public static byte[] Write(IReadOnlyList<SuiteShard> shards) => JsonMembers.Write<IReadOnlyList<Part>>(
        [.. shards.SelectMany(shard => shard.Parts.Where(part => !part.IsWhole).Select(part => (part.Suite.Name, shard.Number, (IReadOnlyList<string>)[.. part.Units.Select(unit => unit.Name)])))],
        Map);

    /// <summary>The parts of a suite in the order of their shards; none if it runs as a whole.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="suite">Name of the suite.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file has another content.</exception>
    public static IReadOnlyList<Part> Read(string path, string suite)
    {
        try
        {
            var parts = JsonMembers.Read<IReadOnlyList<Part>>(RegularFile.Read(path) ?? throw new FileNotFoundException($"{path} is not there."), Map);
            return [.. parts.Where(part => part.Suite == suite)];
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is not JSON: {e.Message}", e);
        }
    }

    private static IReadOnlyList<Part> Map(JsonMembers json, IReadOnlyList<Part>? parts) =>
        json.Objects("parts", parts, static (member, part) => (member.Text("suite", part.Suite), member.Int32("shard", part.Number, 1), member.Texts("units", part.Units)));
}
