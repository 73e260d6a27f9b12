using System.Globalization;
using System.Text;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Tuning.Statistics;

namespace Amorsize.Benchmarks.Engines;

/// <summary>Measures what the engine costs beside what the framework has. Target: no more than <c>Parallel.For</c>, and nothing allocated for an item.</summary>
internal static class EngineCommand
{
    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var (processes, budget) = quick ? (1, TimeSpan.FromSeconds(3)) : (5, TimeSpan.FromSeconds(5));
        var text = new StringBuilder($"""
            # Engine

            Each loop in {processes} fresh processes that run nothing else. Times and bytes are the medians of the processes' medians, ratios those of rounds, with their 95 % confidence intervals.

            {MachineFacts.Here}

            """);
        foreach (var group in EngineGroups.All)
        {
            Console.Error.WriteLine(group.Title);
            text.Append($"\n## {group.Title}\n\n{TableOf(group, [.. Enumerable.Range(0, processes).Select(_ => MeasureGroupCommand.Ask(group, budget))])}");
        }
        files.WriteText("engine.md", text.ToString());
        Console.WriteLine(text);
    }

    private static Table TableOf(EngineGroup group, IReadOnlyList<IReadOnlyList<MeasuredCase>> launches)
    {
        var table = new Table("loop", group.IsOfTheLoopAlone ? "µs a loop" : "ns an item", $"over {group.Cases[^1].Name}", "bytes a loop", "bytes an item");
        foreach (var (at, one) in group.Cases.Index())
        {
            var few = Sample.Median([.. launches.Select(launch => (double)launch[at].BytesOfFew)]);
            var all = Sample.Median([.. launches.Select(launch => (double)launch[at].BytesOfAll)]);
            table.Add(
                one.Name,
                Figures.Ratio(RatioEstimate.MedianOfMedians(launches.Select(launch => launch[at].Samples.ToArray())) * (group.IsOfTheLoopAlone ? group.Items : 1000)),
                RatioEstimate.Of([.. launches.Select(launch => launch[at].Samples.Zip(launch[^1].Samples, (time, other) => time / other).ToArray())]).ToString(),
                few.ToString("0", CultureInfo.InvariantCulture),
                group.IsOfTheLoopAlone ? "" : Figures.Ratio((all - few) / (group.Items - group.FewItems)));
        }
        return table;
    }
}
