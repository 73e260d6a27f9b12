using System.Globalization;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Reports;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>The report of the regrets, in Markdown.</summary>
internal sealed class RegretReport(IReadOnlyList<RegretOfKind> kinds)
{
    private const int WorkloadsOfAProject = 10;

    private readonly (RegretOfKind Kind, IReadOnlyList<ChoiceVerdict> Verdicts)[] judged = [.. kinds.Select(kind => (kind, kind.Verdicts()))];

    public string Text => $"""
        # Regret

        The profiler of a build tuned each kind in fresh processes. Other processes measured each different choice in interleaved rounds, against the five best plans of
        its landscape and the forms of loop that users write. A ratio is the time of the choice over the time of the other: the median of the processes' medians of the
        ratios of their rounds, with its 95 % confidence interval. The best of several equal plans is the luckiest, so that even an equally good choice has a ratio above 1 to it.
        Regret leaves out that luck: each process compares the choice with the plan that was best in the other processes. The regret is the median of these ratios, minus 1,
        and may be below zero. Defaults are Parallel.For, ForEach over a list and over a sequence, PLINQ, ForEachAsync and WhenAll with default options. Ranges that are
        partitioned by hand, with the body inside their loop, are compared separately.

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
        var table = new Table("figure", "target", "measured");
        var underLoad = kinds.Sum(kind => kind.Accepted.Count(tune => tune.UnderLoad is not null));
        if (refused + underLoad > 0)
        {
            table.Add("refused because of foreign load", "", $"{refused} of {tunes + refused}");
            table.Add("measured under load", "", $"{underLoad} of {tunes + refused}");
        }
        if (regrets.Length == 0)
            return table;
        table.Add("median regret", "1 %", Figures.Percent(Sample.Median(regrets)));
        table.Add("90th percentile", "3 %", Figures.Percent(Quantile.Of(regrets, 0.9)));
        table.Add("highest regret of results without a warning", "8 %", HighestOf(flagged: false));
        table.Add("highest regret of results with a warning", "", HighestOf(flagged: true));
        table.Add("results without a warning that are over 2 % slower than sequential or the best default", "none", SlowerOf(one => !one.Tune.IsFlagged && one.Verdict.IsShownSlower));
        table.Add("the same, with a warning", "", SlowerOf(one => one.Tune.IsFlagged && one.Verdict.IsShownSlower));
        table.Add("results that are over 2 % slower than ranges by hand", "", SlowerOf(one => one.Verdict.IsShownSlowerThanRanges));
        table.Add("tunings that agree with most tunings of their kind", "90 %", $"{Figures.Percent((double)agreeing / tunes)} ({agreeing} of {tunes})");
        var claims = tuned.Where(one => one.Tune.HasClaim).ToList();
        if (claims.Count > 0)
        {
            table.Add("claimed speed-ups within 20 % of what fresh processes measured", "95 %", ShareOf(one => one.Tune.IsClaimNear(1 / one.Verdict.OverSequential.Value)));
            table.Add("intervals of claimed speed-ups that contain it", "85 %", ShareOf(one => one.Tune.IsCovered(1 / one.Verdict.OverSequential.Value)));
        }
        table.Add("I/O-bound and mixed kinds: speed-up over the framework default, geometric mean", "8", SpeedupOfWaiting());
        table.Add("CPU-bound kinds: longest median time to tune", "2.5 s", LongestOf(Nature.CpuBound, kind => kind.MedianElapsed));
        table.Add("the same, without the time to make the items", "", LongestOf(Nature.CpuBound, kind => kind.MedianElapsed - kind.ItemsElapsed));
        table.Add("CPU-bound kinds: longest median time of the race", "1 s", LongestOf(Nature.CpuBound, kind => kind.MedianRace));
        table.Add("I/O-bound kinds: longest median search over a sequential run", "1.5", LongestSearch(Nature.IoBound));
        table.Add("mixed kinds: longest median search over a sequential run", "", LongestSearch(Nature.Mixed));
        table.Add("mixed kinds: longest median time to tune", "", LongestOf(Nature.Mixed, kind => kind.MedianElapsed));
        table.Add($"time to tune {WorkloadsOfAProject} workloads", "20 s", Figures.Seconds(WorkloadsOfAProject * kinds.Aggregate(TimeSpan.Zero, (sum, kind) => sum + kind.MedianElapsed) / kinds.Count));
        return table;

        string ShareOf(Predicate<(string Kind, Tune Tune, ChoiceVerdict Verdict)> counts) =>
            $"{Figures.Percent((double)claims.Count(one => counts(one)) / claims.Count)}{string.Concat(claims.Where(one => !counts(one)).CountBy(one => one.Kind).Select(kind => $", not {kind.Key} ({kind.Value})"))}";

        string HighestOf(bool flagged) => tuned.Where(one => one.Tune.IsFlagged == flagged).OrderByDescending(one => one.Verdict.Regret).Select(one => $"{Figures.Percent(one.Verdict.Regret)} ({one.Kind})").FirstOrDefault("none");

        string SlowerOf(Predicate<(string Kind, Tune Tune, ChoiceVerdict Verdict)> isSlower) => string.Join(", ", tuned.Where(one => isSlower(one)).GroupBy(one => one.Kind).Select(group => $"{group.Key} ({group.Count()})").DefaultIfEmpty("none"));
    }

    private string SpeedupOfWaiting()
    {
        // The mean weighs each tuning, not each different choice.
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
