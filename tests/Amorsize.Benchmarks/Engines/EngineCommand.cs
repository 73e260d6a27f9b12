using System.Globalization;
using System.Text;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Benchmarks.Engines;

/// <summary>Measures what the engine costs beside what the framework has. Target: no more than <c>Parallel.For</c>, and nothing allocated for an item.</summary>
internal static class EngineCommand
{
    private const int FewestRounds = 5;

    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var budget = TimeSpan.FromSeconds(quick ? 3 : 20);
        var text = new StringBuilder($"# Engine\n\n{MachineFacts.Here}\n");
        foreach (var group in EngineGroups.All)
        {
            Console.Error.WriteLine(group.Title);
            text.Append($"\n## {group.Title}\n\n{Measure(group, budget)}");
        }
        files.WriteText("engine.md", text.ToString());
        Console.WriteLine(text);
    }

    private static Table Measure(EngineGroup group, TimeSpan budget)
    {
        var samples = new Rounds([.. group.Cases.Select(one => new Pass(() => one.Run(group.Items), group.Items))]).Run(budget, FewestRounds);
        var table = new Table("loop", group.IsOfTheLoopAlone ? "µs a loop" : "ns an item", $"over {group.Cases[^1].Name}", "bytes a loop", "bytes an item");
        foreach (var (one, sample) in group.Cases.Zip(samples))
        {
            var few = AllocatedBytes.Of(() => one.Run(group.FewItems));
            var all = AllocatedBytes.Of(() => one.Run(group.Items));
            table.Add(
                one.Name,
                Figures.Ratio(Sample.Median([.. sample]) * (group.IsOfTheLoopAlone ? group.Items : 1000)),
                RatioEstimate.Of([[.. sample.Zip(samples[^1], (time, other) => time / other)]]).ToString(),
                few.ToString(CultureInfo.InvariantCulture),
                group.IsOfTheLoopAlone ? "" : Figures.Ratio((double)(all - few) / (group.Items - group.FewItems)));
        }
        return table;
    }
}
