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
        var pairs = quick ? 1 : 9;
        using var ground = ProvingGround.Create();
        var project = LargeProject.Write(ground, Files);
        project.Compile(withOurs: true);
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

            Compilations of {Files} files ({project.Lines.ToString("N0", CultureInfo.InvariantCulture)} lines) with `-p:ReportAnalyzer=true`, in a compiler of their own: {pairs} pairs with and without the analyzers of the package.
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
        Add("compiler, with the analyzers", [.. compilations.Select(pair => pair.With.Compiler.TotalSeconds)]);
        Add("compiler, without them", [.. compilations.Select(pair => pair.Without.Compiler.TotalSeconds)]);
        Add("all analyzers, with ours", [.. compilations.Select(pair => pair.With.AllAnalyzers)]);
        Add("our analyzers and generator", [.. compilations.Select(pair => pair.With.Ours)]);
        table.Add("compiler, with over without", RatioEstimate.Of([[.. compilations.Select(pair => pair.With.Compiler / pair.Without.Compiler)]]).ToString(), "", "");
        var share = Sample.Median([.. compilations.Select(pair => pair.With.Ours / pair.With.AllAnalyzers)]);
        table.Add("our share of the analysis", share.ToString("P2", CultureInfo.InvariantCulture), "", "");
        return table;

        void Add(string name, List<double> seconds) => table.Add(name, Seconds(Sample.Median(seconds)), Seconds(seconds.Min()), Seconds(seconds.Max()));
    }

    private static Table EachAnalyzer(IReadOnlyList<Compilation> compilations)
    {
        var table = new Table("analyzer", "median");
        foreach (var name in compilations.SelectMany(one => one.EachOfOurs.Keys).Distinct().Order(StringComparer.Ordinal))
            table.Add(name, Seconds(Sample.Median([.. compilations.Select(one => one.EachOfOurs.GetValueOrDefault(name))])));
        return table;
    }

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture) + " s";
}
