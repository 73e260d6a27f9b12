using System.Text.Json;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>The file in which the command-line tool tells the projects of a solution their parts of each shard.</summary>
internal static class ShardDivision
{
    /// <summary>The content of the file. Suites that run as a whole are left out.</summary>
    public static byte[] Write(IReadOnlyList<SuiteShard> shards) => JsonMembers.Write<IReadOnlyList<DivisionPart>>(
        [.. shards.SelectMany(shard => shard.Parts.Where(part => !part.IsWhole).Select(part => new DivisionPart(part.Suite.Name, shard.Number, [.. part.Units.Select(unit => unit.Name)])))],
        (json, parts) => json.Objects<DivisionPart>("parts", parts, DivisionPart.Map));

    /// <summary>The parts of a suite in the order of their shards; none if it runs as a whole.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="suite">Name of the suite.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file has another content.</exception>
    public static IReadOnlyList<DivisionPart> Read(string path, string suite)
    {
        try
        {
            var parts = JsonMembers.Read<IReadOnlyList<DivisionPart>>(RegularFile.Read(path) ?? throw new FileNotFoundException($"{path} is not there."), (json, _) => json.Objects<DivisionPart>("parts", null, DivisionPart.Map));
            return [.. parts.Where(part => part.Suite == suite)];
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is not JSON: {e.Message}", e);
        }
    }
}
