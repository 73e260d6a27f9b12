using System.Globalization;
using System.Text;
using Amorsize.Benchmarks.Builds;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Analyzers;

/// <summary>Measures the cost of the package's analyzers in a compilation of a thousand files, beside those of the SDK.</summary>
internal static class AnalyzersCommand
{
    private const int Files = 1000;

    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var pairs = quick ? 1 : 7;
        using var ground = ProvingGround.Create();
        var project = LargeProject.Write(ground, Files);
        var compilations = new List<(Compilation With, Compilation Without)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            Console.Error.WriteLine($"pair {pair + 1} of {pairs}");
            // A machine's speed drifts by more than the cost of the analyzers, so that only neighbours are compared, in alternating order.
            var first = project.Compile(withOurs: pair % 2 == 0);
            var second = project.Compile(withOurs: pair % 2 != 0);
            compilations.Add(pair % 2 == 0 ? (first, second) : (second, first));
        }
        var text = new StringBuilder($"""
            # Cost of the analyzers

            Compilations of {Files} files ({project.Lines.ToString("N0", CultureInfo.InvariantCulture)} lines) with the compiler's option `-reportanalyzer`: {pairs} pairs with and without the analyzers of the package, each in a process of its own.
            The SDK's own analyzers run in both. The target is a growth of at most 1 %.

            {MachineFacts.Here}


            """);
        text.Append(Summary(compilations)).Append('\n').Append(EachAnalyzer([.. compilations.Select(pair => pair.With)]));
        files.WriteText("analyzers.md", text.ToString());
        Console.WriteLine(text);
    }

    private static Table Summary(List<(Compilation With, Compilation Without)> compilations)
    {
        var table = new Table("", "median", "lowest", "highest");
        Add("CPU time of the compiler, with the analyzers", [.. compilations.Select(pair => pair.With.Compiler.TotalSeconds)]);
        Add("CPU time of the compiler, without them", [.. compilations.Select(pair => pair.Without.Compiler.TotalSeconds)]);
        Add("time of all analyzers, with ours", [.. compilations.Select(pair => pair.With.AllAnalyzers)]);
        Add("time of all analyzers, without ours", [.. compilations.Select(pair => pair.Without.AllAnalyzers)]);
        Add("time of our analyzers and generator", [.. compilations.Select(pair => pair.With.Ours)]);
        var growth = RatioEstimate.Of([[.. compilations.Select(pair => pair.With.Compiler / pair.Without.Compiler)]]);
        table.Add("growth of the compiler's CPU time (95 % interval)", Percent(growth.Value - 1), Percent(growth.Low - 1), Percent(growth.High - 1));
        AddShare("our time in the compiler's CPU time", pair => pair.With.Ours / pair.With.Compiler.TotalSeconds);
        AddShare("our time in the time of all analyzers", pair => pair.With.Ours / pair.With.AllAnalyzers);
        return table;

        void Add(string name, List<double> seconds) => table.Add(name, Seconds(Sample.Median(seconds)), Seconds(seconds.Min()), Seconds(seconds.Max()));

        void AddShare(string name, Func<(Compilation With, Compilation Without), double> share)
        {
            var shares = compilations.ConvertAll(pair => share(pair));
            table.Add(name, Percent(Sample.Median(shares)), Percent(shares.Min()), Percent(shares.Max()));
        }
    }

    private static Table EachAnalyzer(IReadOnlyList<Compilation> compilations)
    {
        var table = new Table("analyzer", "median");
        foreach (var name in compilations.SelectMany(one => one.EachOfOurs.Keys).Distinct().Order(StringComparer.Ordinal))
            table.Add(name, Seconds(Sample.Median([.. compilations.Select(one => one.EachOfOurs.GetValueOrDefault(name))])));
        return table;
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture) + " s";

    private static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
