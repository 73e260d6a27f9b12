using System.Globalization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>What came out, in words and tables.</summary>
internal sealed class RegretReport(IReadOnlyList<RegretOfKind> kinds)
{
    private const int WorkloadsOfAProject = 10;

    private readonly (RegretOfKind Kind, IReadOnlyList<ChoiceVerdict> Verdicts)[] judged = [.. kinds.Select(kind => (kind, kind.Verdicts()))];

    public string Text => $"""
        # Regret

        Each kind was tuned by the profiler of a build, in fresh processes. Then each different choice was measured in other processes, in interleaved rounds,
        against the five best plans of its landscape and what users write. A ratio is the choice's time over another one's: the median over the processes of
        the median of their rounds' ratios, and its 95 % confidence interval. The best of several equals is the luckiest, so that even a choice that is as good as all
        others has a ratio above 1 to it. Regret leaves that luck out: in each process the choice is compared with the plan that was best in the others, and the median
        of these ratios is taken, minus 1; it may be below zero. Defaults are Parallel.For, ForEach over a list and over a sequence, PLINQ, ForEachAsync and WhenAll, told nothing; ranges
        that are partitioned by hand, with the body written into their loop, stand beside them.

        {string.Join("\n", kinds.Select(kind => kind.Machine).Distinct())}

        {Choices()}
        {Targets()}
        """;

    private Table Choices()
    {
        var table = new Table("kind", "choice", "tunings", "regret", "over best plan", "best plan", "over sequential", "over plain loop", "over best default", "best default", "over ranges by hand", "time to tune");
        foreach (var (kind, verdicts) in judged)
        {
            foreach (var verdict in verdicts)
            {
                table.Add(
                    kind.Kind,
                    $"{verdict.Choice}{(verdict.IsShownSlower ? " (slower)" : "")}{Failures(kind, verdict)}",
                    $"{verdict.Tunes}/{kind.Tunes.Count}",
                    Figures.Percent(verdict.Regret),
                    verdict.OverBest.ToString(),
                    verdict.Best.ToString(),
                    verdict.OverSequential.ToString(),
                    verdict.OverLoop.ToString(),
                    verdict.OverBestDefault.ToString(),
                    verdict.BestDefault.ToString(),
                    verdict.OverRanges?.ToString() ?? "",
                    Figures.Seconds(kind.MedianElapsed));
            }
        }
        return table;
    }

    private static string Failures(RegretOfKind kind, ChoiceVerdict verdict) => string.Concat(kind.Tunes
        .Where(tune => tune.Choice == verdict.Choice && tune.Outcome is not (ProfileOutcome.Measured or ProfileOutcome.Interference))
        .Select(tune => $", {tune.Outcome}: {tune.Reason}"));

    private Table Targets()
    {
        var tuned = judged.SelectMany(one => one.Kind.Accepted.Select(tune => (one.Kind.Kind, Tune: tune, Verdict: one.Verdicts.Single(verdict => verdict.Choice == tune.Choice)))).ToList();
        var regrets = tuned.Select(one => one.Verdict.Regret).Order().ToArray();
        var tunes = kinds.Sum(kind => kind.Accepted.Count);
        var refused = kinds.Sum(kind => kind.Tunes.Count) - tunes;
        var agreeing = kinds.Sum(kind => kind.Agreeing);
        var table = new Table("what", "target", "measured");
        if (refused > 0)
            table.Add("refused, since the machine was too busy", "", $"{refused} of {tunes + refused}");
        if (regrets.Length == 0)
            return table;
        table.Add("median regret", "2 %", Figures.Percent(Sample.Median(regrets)));
        table.Add("90th percentile", "5 %", Figures.Percent(Quantile.Of(regrets, 0.9)));
        table.Add("highest of those whose result has no warning", "10 %", HighestOf(flagged: false));
        table.Add("highest of those whose result has a warning", "", HighestOf(flagged: true));
        table.Add("shown to be over 2 % slower than sequential or the best default", "none", SlowerOf(one => !one.Tune.IsFlagged && one.Verdict.IsShownSlower));
        table.Add("the same, and the result has a warning", "", SlowerOf(one => one.Tune.IsFlagged && one.Verdict.IsShownSlower));
        table.Add("shown to be over 2 % slower than ranges by hand", "", SlowerOf(one => one.Verdict.IsShownSlowerThanRanges));
        table.Add("tunings that decide as most of their kind do", "90 %", $"{Figures.Percent((double)agreeing / tunes)} ({agreeing} of {tunes})");
        table.Add("kinds that wait: times as fast as the framework's default, geometric mean", "8", SpeedupOfWaiting());
        table.Add("kinds that compute: longest median time to tune", "2.5 s", LongestOf(Nature.CpuBound, kind => kind.MedianElapsed));
        table.Add("the same, without what the kind takes to make its items", "", LongestOf(Nature.CpuBound, kind => kind.MedianElapsed - kind.ItemsElapsed));
        table.Add("kinds that compute: longest median time of the race", "1 s", LongestOf(Nature.CpuBound, kind => kind.MedianRace));
        table.Add("kinds that wait: longest median search over a sequential run", "1.5", LongestSearch(Nature.IoBound));
        table.Add("kinds that do both: the same", "", LongestSearch(Nature.Mixed));
        table.Add("kinds that do both: longest median time to tune", "", LongestOf(Nature.Mixed, kind => kind.MedianElapsed));
        table.Add($"time to tune {WorkloadsOfAProject} workloads", "20 s", Figures.Seconds(WorkloadsOfAProject * kinds.Aggregate(TimeSpan.Zero, (sum, kind) => sum + kind.MedianElapsed) / kinds.Count));
        return table;

        string HighestOf(bool flagged) => tuned.Where(one => one.Tune.IsFlagged == flagged).OrderByDescending(one => one.Verdict.Regret).Select(one => $"{Figures.Percent(one.Verdict.Regret)} ({one.Kind})").FirstOrDefault("none");

        string SlowerOf(Predicate<(string Kind, Tune Tune, ChoiceVerdict Verdict)> isSlower) => string.Join(", ", tuned.Where(one => isSlower(one)).GroupBy(one => one.Kind).Select(group => $"{group.Key} ({group.Count()})").DefaultIfEmpty("none"));
    }

    private string SpeedupOfWaiting()
    {
        // Each tuning counts, not each different choice.
        var logarithms = judged.Where(one => one.Kind.Nature is Nature.IoBound or Nature.Mixed && one.Verdicts.Count > 0)
            .Select(one => one.Verdicts.Sum(verdict => -Math.Log(verdict.OverFramework.Value) * verdict.Tunes) / one.Kind.Accepted.Count)
            .ToList();
        return logarithms.Count == 0 ? "no such kind" : Math.Exp(logarithms.Average()).ToString("0.0", CultureInfo.InvariantCulture);
    }

    private string LongestOf(Nature nature, Func<RegretOfKind, TimeSpan> time) => kinds.Where(kind => kind.Nature == nature).MaxBy(time) is { } longest
        ? $"{Figures.Seconds(time(longest))} ({longest.Kind})"
        : "no such kind";

    private string LongestSearch(Nature nature) => kinds.Where(kind => kind.Nature == nature).MaxBy(SearchOverSequential) is { } longest
        ? $"{Figures.Ratio(SearchOverSequential(longest))} ({longest.Kind})"
        : "no such kind";

    private static double SearchOverSequential(RegretOfKind kind) => kind.SearchOverSequential(AllKinds.List.Single(one => one.Facts.Name == kind.Kind).Items);
}
