using System.Globalization;
using System.Text;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Engines;

/// <summary>
/// Measures what the engine costs beside what the framework has. Target: no more than <c>Parallel.For</c>, and nothing allocated for an item but what
/// <c>Parallel.ForEachAsync</c>, which runs asynchronous items, itself allocates where its workers meet.
/// </summary>
internal static class EngineCommand
{
    public static void Run(bool quick)
    {
        var files = new ResultFiles(quick);
        var (processes, budget) = (quick ? 1 : 7, TimeSpan.FromSeconds(quick ? 3 : 4));
        var text = new StringBuilder($"""
            # Engine

            Each table is of {processes} fresh processes, which run nothing else. Times and bytes are the medians of the processes' medians, ratios those of the rounds' ratios, with their
            95 % confidence intervals. A loop whose bytes are counted has 1,000 items, two where it is the fork and join that is measured. The engine and Parallel.For stop between
            items where one throws or they are canceled, ranges by hand only between ranges.

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
