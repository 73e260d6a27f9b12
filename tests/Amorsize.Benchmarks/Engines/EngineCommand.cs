using System.Globalization;
using System.Text;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Engines;

/// <summary>
/// Measures the cost of the engine beside the framework's loops. The target is a cost of at most that of <c>Parallel.For</c>, and no allocation for an item.
/// Asynchronous items run in <c>Parallel.ForEachAsync</c>, which allocates when its workers meet.
/// </summary>
internal static class EngineCommand
{
    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var (processes, budget) = (quick ? 1 : 7, TimeSpan.FromSeconds(quick ? 3 : 4));
        var text = new StringBuilder($"""
            # Engine

            Each table comes from {processes} fresh processes that run nothing else. Times and bytes are medians of the processes' medians. Ratios are medians of the rounds' ratios, with their
            95 % confidence intervals. The bytes of a loop are counted over 1,000 items, and over two items for fork and join. After an exception or a cancellation the engine and Parallel.For
            stop between items, ranges by hand only between ranges.

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
