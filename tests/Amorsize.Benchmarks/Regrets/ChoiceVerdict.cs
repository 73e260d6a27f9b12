using Amorsize.Benchmarks.Measuring;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>The comparison of a chosen plan with other candidates. Each ratio is the time of the choice over the time of the other.</summary>
/// <param name="Choice">The chosen plan.</param>
/// <param name="Tunes">Number of tunings that chose it.</param>
/// <param name="Regret">The ratio to the best measured plan, minus 1, without the luck of the best.</param>
/// <param name="OverBest">The ratio to the best measured plan.</param>
/// <param name="Best">The best measured plan.</param>
/// <param name="OverSequential">The ratio to the engine's sequential plan.</param>
/// <param name="OverLoop">The ratio to a plain loop.</param>
/// <param name="OverBestDefault">The ratio to the fastest parallel form that users write with default options.</param>
/// <param name="BestDefault">The fastest parallel form that users write with default options.</param>
/// <param name="OverRanges">
/// The ratio to ranges that are partitioned by hand, with the body inside their loop; null if the kind has no such form. This is no default,
/// and for the shortest bodies no loop over a delegate can be as fast.
/// </param>
/// <param name="OverFramework">The ratio to <c>Parallel.For</c>, or to <c>Parallel.ForEachAsync</c>, with default options.</param>
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

    /// <summary>Whether the choice is more than 2 % slower than sequential or the best default: the whole confidence interval is above that.</summary>
    public bool IsShownSlower => OverSequential.Low > 1 + Tolerance || OverBestDefault.Low > 1 + Tolerance;

    /// <summary>Whether the choice is more than 2 % slower than ranges that are partitioned by hand, in the same sense.</summary>
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
