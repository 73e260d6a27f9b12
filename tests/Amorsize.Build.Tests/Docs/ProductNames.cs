using System.Text.RegularExpressions;
using Amorsize.Docs;

namespace Amorsize.Build.Tests.Docs;

/// <summary>The public names of the product, read from its sources.</summary>
internal static partial class ProductNames
{
    /// <summary>All codes that sources or targets mention.</summary>
    public static IReadOnlyList<string> Codes { get; } = In([.. Sources, .. TargetFiles], Code);

    /// <summary>All targets that users may run.</summary>
    public static IReadOnlyList<string> Targets { get; } = In(TargetFiles, Target);

    /// <summary>All properties that users may set.</summary>
    public static IReadOnlyList<string> Properties { get; } = In(TargetFiles, Property);

    /// <summary>The lines of the public API, without the type that each returns.</summary>
    public static IReadOnlyList<string> Api { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "src"), "PublicAPI.*.txt", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllLines)
            .Where(line => line.Contains("Amorsize.", StringComparison.Ordinal))
            .Select(line => line.Replace("static ", "", StringComparison.Ordinal).Split([" -> ", " = "], StringSplitOptions.None)[0]),
    ];

    private static IEnumerable<string> Sources => Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> TargetFiles => Directory.GetDirectories(Repository.Root, "build*")
        .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        .Where(path => path.EndsWith(".props", StringComparison.Ordinal) || path.EndsWith(".targets", StringComparison.Ordinal));

    private static IReadOnlyList<string> In(IEnumerable<string> files, Regex name) =>
        [.. files.SelectMany(file => name.Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("(AMZ[0-9]{4})")]
    private static partial Regex Code { get; }

    [GeneratedRegex("<Target Name=\"(Amorsize[A-Za-z]+)\"")]
    private static partial Regex Target { get; }

    [GeneratedRegex(@"\$\((Amorsize[A-Za-z]+)\)")]
    private static partial Regex Property { get; }
}
