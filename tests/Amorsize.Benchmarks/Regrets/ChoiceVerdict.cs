using Amorsize.Benchmarks.Measuring;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>How good a choice was.</summary>
/// <param name="Choice">The plan.</param>
/// <param name="Tunes">How many tunings chose it.</param>
/// <param name="Regret">Its time over that of the best of all plans that were measured beside it, minus 1, where the luck of the best is left out.</param>
/// <param name="OverBest">Its time over that of the best of all plans that were measured beside it.</param>
/// <param name="Best">Which that is.</param>
/// <param name="OverSequential">Its time over that of the engine run sequentially.</param>
/// <param name="OverLoop">Its time over that of a plain loop.</param>
/// <param name="OverBestDefault">Its time over that of the fastest parallel form that users write without telling it anything.</param>
/// <param name="BestDefault">Which that is.</param>
/// <param name="OverRanges">Its time over that of ranges that are partitioned by hand, with the body written into their loop: no default, and no loop over a delegate can be as fast for the shortest of bodies; null where the kind has no such form.</param>
/// <param name="OverFramework">Its time over that of <c>Parallel.For</c>, or <c>Parallel.ForEachAsync</c>, told nothing.</param>
internal sealed record ChoiceVerdict(
    Candidate Choice,
    int Tunes,
    double Regret,
    Ratio OverBest,
    Candidate Best,
    Ratio OverSequential,
    Ratio OverLoop,
    Ratio OverBestDefault,
    Candidate BestDefault,
    Ratio? OverRanges,
    Ratio OverFramework)
{
    private const double Tolerance = 0.02;

    /// <summary>Whether it is slower than sequential or the best default by more than 2 %, and by more than chance explains.</summary>
    public bool IsShownSlower => OverSequential.Low > 1 + Tolerance || OverBestDefault.Low > 1 + Tolerance;

    /// <summary>Whether it is slower than ranges that are partitioned by hand, by as much.</summary>
    public bool IsShownSlowerThanRanges => OverRanges is { } ratio && ratio.Low > 1 + Tolerance;

    public static ChoiceVerdict Of(Candidate choice, int tunes, HeadToHead measured)
    {
        var candidates = measured.Candidates.ToList();
        var plans = candidates.Where(other => other.Form == Form.Engine).ToList();
        var best = measured.FastestOf(plans, choice);
        var bestDefault = measured.FastestOf(candidates.Where(other => other.Form is not (Form.Engine or Form.Loop or Form.PartitionerRanges)), choice);
        return new(
            choice,
            tunes,
            measured.OverFastestOf(plans, choice) - 1,
            measured.Of(choice, best),
            best,
            measured.Of(choice, Candidate.Of(ExecutionPlan.Sequential)),
            measured.Of(choice, new(Form.Loop)),
            measured.Of(choice, bestDefault),
            bestDefault,
            candidates.Any(other => other.Form == Form.PartitionerRanges) ? measured.Of(choice, new(Form.PartitionerRanges)) : null,
            measured.Of(choice, new(candidates.Any(other => other.Form == Form.ParallelFor) ? Form.ParallelFor : Form.ParallelForEachAsync)));
    }
}
