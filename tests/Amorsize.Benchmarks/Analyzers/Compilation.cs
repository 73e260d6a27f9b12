using System.Globalization;
using System.Text.RegularExpressions;

namespace Amorsize.Benchmarks.Analyzers;

/// <summary>The times of one compilation, from the log of a build with <c>ReportAnalyzer</c>.</summary>
/// <param name="Compiler">Duration of the compiler task.</param>
/// <param name="AllAnalyzers">Execution time of all analyzers, in seconds. They run concurrently.</param>
/// <param name="EachOfOurs">Execution time of each analyzer and generator of the package, in seconds.</param>
internal sealed partial record Compilation(TimeSpan Compiler, double AllAnalyzers, IReadOnlyDictionary<string, double> EachOfOurs)
{
    public double Ours => EachOfOurs.Values.Sum();

    public static Compilation Read(string log) => new(
        TimeSpan.FromMilliseconds(Number(CompilerTask().Match(log))),
        Number(Total().Match(log)),
        OneOfOurs().Matches(log).GroupBy(line => line.Groups[2].Value).ToDictionary(group => group.Key, group => group.Sum(Number)));

    private static double Number(Match match) => match.Success
        // A time below the resolution of the report is shown as "<0.001".
        ? double.Parse(match.Groups[1].Value.TrimStart('<'), CultureInfo.InvariantCulture)
        : throw new InvalidOperationException("The log of the compilation has no times of analyzers.");

    [GeneratedRegex(@"^\s*(\d+) ms\s+Csc\s", RegexOptions.Multiline)]
    private static partial Regex CompilerTask();

    [GeneratedRegex(@"Total analyzer execution time: ([\d.]+) seconds")]
    private static partial Regex Total();

    [GeneratedRegex(@"^\s*(<?[\d.]+)\s+<?\d+\s+Amorsize\.Analyzers\.(?:\w+\.)*(\w+)(?: \(|\s*$)", RegexOptions.Multiline)]
    private static partial Regex OneOfOurs();
}
