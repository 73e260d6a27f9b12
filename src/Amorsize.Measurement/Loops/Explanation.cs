using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Statistics;
using static System.FormattableString;

namespace Amorsize.Measurement.Loops;

/// <summary>Says in a sentence, with its numbers, why a setting was chosen.</summary>
internal static class Explanation
{
    private const double WideSpread = 0.25;
    private const double NearlyAll = 0.9;

    // Half of what is said as 1 %.
    private const double Noticeable = 0.005;

    // What calling a delegate costs, and looking whether the loop is to end.
    private const double CallMicroseconds = 0.005;

    // A loop this long does not notice what starting its workers costs.
    private static readonly TimeSpan LongLoop = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan LongItem = TimeSpan.FromMilliseconds(10);

    // A fifth of the speed-up is lost.
    private const double FarLess = 0.8;
    private const double FarMore = 1.15;

    /// <param name="choice">What was chosen.</param>
    /// <param name="race">All that was measured.</param>
    /// <param name="frameworkDefault">The other baseline.</param>
    /// <param name="model">What kind of work it is.</param>
    /// <param name="dispatch">What the engine costs; null where that is not known.</param>
    public static string Of(ExecutionPlan choice, IReadOnlyList<CandidateSamples<ExecutionPlan>> race, ExecutionPlan frameworkDefault, CostModel model, DispatchOverhead? dispatch)
    {
        var sequential = race.Single(evidence => evidence.Candidate == ExecutionPlan.Sequential);
        var standard = race.Single(evidence => evidence.Candidate == frameworkDefault);
        var kind = model.IsIoBound ? Invariant($"item {MicrosecondsText.InWords(model.ItemMicroseconds)}, {model.CpuShare:P0} of it computing") : $"item {MicrosecondsText.InWords(model.ItemMicroseconds)}";
        if (choice == ExecutionPlan.Sequential)
        {
            var best = race.Where(evidence => evidence != sequential && !evidence.IsLowerBound).MinBy(evidence => evidence.Median);
            return best is null
                ? Invariant($"sequential: everything parallel was far slower; {kind}")
                : Invariant($"sequential: the best parallel setting ({best.Candidate}) gave {Decision.Compare(sequential, best).Speedup:0.00}x; {kind}");
        }
        var chosen = race.Single(evidence => evidence.Candidate == choice);
        var overSequential = Decision.Compare(sequential, chosen).Speedup;
        var overDefault = Decision.Compare(standard, chosen).Speedup;
        var gain = choice == frameworkDefault
            ? Invariant($"{choice}, which is the framework's default: {overSequential:0.00}x sequential, and no other setting was shown to be better")
            : Invariant($"{choice}: {overSequential:0.00}x sequential, {(standard.IsLowerBound ? "more than " : "")}{overDefault:0.00}x the framework's default");
        return $"{gain}{MoreWorkers(chosen, race, model)}; {kind}{Claims(choice, model, dispatch)}";
    }

    // What the best of those with more workers would make of it: the first question of whoever has processors left.
    private static string MoreWorkers(CandidateSamples<ExecutionPlan> chosen, IReadOnlyList<CandidateSamples<ExecutionPlan>> race, CostModel model)
    {
        if (chosen.Candidate.Workers == model.Ceiling)
            return "; its flag allows no more";
        var more = race.Where(evidence => evidence.Candidate.Workers > chosen.Candidate.Workers).OrderBy(evidence => evidence.IsLowerBound).ThenBy(evidence => evidence.Median).FirstOrDefault();
        if (more is null)
            return "";
        var speedup = Decision.Compare(chosen, more).Speedup;
        return Invariant($"; {more.Candidate.Workers} would ") + (more.IsLowerBound ? "be far slower" : speedup switch
        {
            >= 1 + Noticeable => Invariant($"add {speedup - 1:P0}"),
            <= 1 / (1 + Noticeable) => Invariant($"take {(1 / speedup) - 1:P0} longer"),
            _ => "add nothing",
        });
    }

    private static string Claims(ExecutionPlan choice, CostModel model, DispatchOverhead? dispatch)
    {
        if (dispatch is null || choice is not { Execution: Execution.Threads, ChunkSize: > 0 })
            return "";
        var share = dispatch.Value.ShareOfClaims(choice.ChunkSize, model.ItemMicroseconds);
        return Invariant($", chunk {choice.ChunkSize} keeps dispatch {(share < 0.01 ? "under 1 %" : Invariant($"at {share:P0}"))}");
    }

    public static IReadOnlyList<string> WarningsOf(SearchResult<ExecutionPlan> found, TimeSpan budget, CostModel model)
    {
        var warnings = found.Failures.ToList();
        if (model.ItemMicroseconds < CallMicroseconds && model.Items > 1)
            warnings.Add(Invariant($"an item takes {MicrosecondsText.InWords(model.ItemMicroseconds)}, as long as calling it: make a range of them one item"));
        if (Surprise(found, model) is { } surprise)
            warnings.Add(surprise);
        if (found.Record.Rounds < Race<ExecutionPlan>.FewestRounds && found.Record.Elapsed >= budget * NearlyAll)
            warnings.Add(Invariant($"only {found.Record.Rounds} round(s) of measurements fitted into {budget.TotalSeconds:0.#} s: raise AmorsizeTimeBudget for a surer result"));
        var spread = found.Race.Max(evidence => Sample.Spread(evidence.ItemMicroseconds));
        if (spread > WideSpread)
            warnings.Add(Invariant($"the machine was noisy: samples of one setting differ from their median by {spread:P0}"));
        return warnings;
    }

    // Items that only compute share the processors as the model says, unless they do something to each other.
    private static string? Surprise(SearchResult<ExecutionPlan> found, CostModel model)
    {
        // What waits cannot be predicted, nor a job that does not say how many items it has, nor items of which too few fit into a trial to stand for all.
        if (model.IsIoBound || model.Items == 1 || model.ItemMicroseconds > LongItem.TotalMicroseconds || model.ItemMicroseconds * model.Items < LongLoop.TotalMicroseconds)
            return null;
        var sequential = found.Race.Single(evidence => evidence.Candidate == ExecutionPlan.Sequential);
        var loop = new LoopModel(model.Items, model.ItemMicroseconds, found.Record.ItemTimes, default);
        var parallel = found.Race
            .Where(evidence => evidence.Candidate.Workers > 1 && evidence.Candidate.Workers <= model.Processors && !evidence.IsLowerBound)
            .Select(evidence => (evidence.Candidate.Workers, Measured: Decision.Compare(sequential, evidence).Speedup, Predicted: loop.Predict(1, chunk: 1) / loop.Predict(evidence.Candidate.Workers, chunk: 1)))
            .ToList();
        if (parallel.Count == 0)
            return null;
        var (workers, measured, predicted) = parallel.MaxBy(one => one.Measured / one.Predicted);
        var contrast = Invariant($"{workers} workers gave {measured:0.00}x where the items alone would give {predicted:0.00}x");
        return (measured / predicted) switch
        {
            < FarLess => $"{contrast}: they get in each other's way (a lock, memory, lines of the cache, or processors that share a core), so that the result may differ from run to run",
            > FarMore => $"{contrast}: what an item takes depends on more than the item, so that the result may differ from run to run",
            _ => null,
        };
    }
}
