using System.Globalization;
using System.Text.RegularExpressions;

namespace Amorsize.Benchmarks.Analyzers;

/// <summary>The times of one compilation.</summary>
/// <param name="Compiler">CPU time of the compiler's process, which foreign load disturbs less than its duration.</param>
/// <param name="AllAnalyzers">Execution time of all analyzers, in seconds. They run concurrently.</param>
/// <param name="EachOfOurs">Execution time of each analyzer and generator of the package, in seconds.</param>
internal sealed partial record Compilation(TimeSpan Compiler, double AllAnalyzers, IReadOnlyDictionary<string, double> EachOfOurs)
{
    public double Ours => EachOfOurs.Values.Sum();

    /// <summary>Reads the report that the compiler prints with <c>-reportanalyzer</c>.</summary>
    public static Compilation Read(TimeSpan compiler, string report) => new(
        compiler,
        Number(Total().Match(report)),
        OneOfOurs().Matches(report).GroupBy(line => line.Groups[2].Value).ToDictionary(group => group.Key, group => group.Sum(Number)));

    private static double Number(Match match) => match.Success
        // A time below the resolution of the report is shown as "<0.001".
        ? double.Parse(match.Groups[1].Value.TrimStart('<'), CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("The output of the compiler has no times of analyzers.");

    [GeneratedRegex(@"Total analyzer execution time: ([\d.]+) seconds")]
    private static partial Regex Total();

    [GeneratedRegex(@"^\s*(<?[\d.]+)\s+<?\d+\s+Amorsize\.Analyzers\.(?:\w+\.)*(\w+)(?: \(|\s*$)", RegexOptions.Multiline)]
    private static partial Regex OneOfOurs();
}
