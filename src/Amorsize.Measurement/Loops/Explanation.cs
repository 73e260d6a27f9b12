using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Statistics;
using static System.FormattableString;

namespace Amorsize.Measurement.Loops;

/// <summary>Builds the sentence that says, with numbers, why a plan was chosen.</summary>
internal static class Explanation
{
    /// <param name="found">The result of the search.</param>
    /// <param name="gains">The gains of the chosen plan over the reference plans.</param>
    /// <param name="frameworkDefault">The framework default.</param>
    /// <param name="model">The cost model of the workload, which says whether it is CPU-bound or I/O-bound.</param>
    /// <param name="dispatch">The cost of the engine; null where it was not measured.</param>
    /// <param name="lost">Where the time of workers goes that gives no speed-up; null where it is not known.</param>
    /// <param name="policy">Thresholds that decide which figures are worth showing.</param>
    public static string Of(
        SearchResult<ExecutionPlan> found, PlanGains gains, ExecutionPlan frameworkDefault, CostModel model, DispatchOverhead? dispatch, LostTime? lost = null, ExplanationPolicy? policy = null)
    {
        policy ??= MeasurementPolicy.Default.Explanation;
        var (choice, race) = (found.Choice, found.Race);
        var kind = model.IsIoBound ? Invariant($"item {MicrosecondsText.InWords(model.ItemMicroseconds)}, {model.CpuShare:P0} of it computing") : $"item {MicrosecondsText.InWords(model.ItemMicroseconds)}";
        var cause = lost?.InWords(policy) is { } words ? $"; {words}" : "";
        if (choice == ExecutionPlan.Sequential)
            return $"sequential: {GainOfBestParallel(found)}{cause}; {kind}";
        var chosen = race.Single(evidence => evidence.Candidate == choice);
        var gain = choice == frameworkDefault
            ? $"{choice}, which is the framework's default: {gains.OverSequential.Of("sequential")}, and no other plan was shown to be faster"
            : $"{choice}: {gains.OverSequential.Of("sequential")}, {OverDefault(gains.OverDefault, found.Failures.Count > 0 && found.Confirmation.All(evidence => evidence.Candidate != frameworkDefault))}";
        return $"{gain}{GainOfMoreWorkers(chosen, race, model, policy)}{cause}; {kind}{ShareOfDispatch(choice, model, dispatch, policy)}";
    }

    /// <summary>Reasons to doubt a result, each in a sentence.</summary>
    public static IReadOnlyList<string> WarningsOf(SearchResult<ExecutionPlan> found, TimeSpan budget, CostModel model, LostTime? lost, MeasurementPolicy policy)
    {
        var warnings = found.Failures.ToList();
        if (model.ItemMicroseconds < policy.Explanation.CallMicroseconds && model.Items > 1)
            warnings.Add(Invariant($"an item takes {MicrosecondsText.InWords(model.ItemMicroseconds)}, as long as its call: make a range of them one item"));
        if (UnexpectedSpeedup(found, model, lost, policy) is { } unexpected)
            warnings.Add(unexpected);
        if (found.Record.Rounds > 0 && found.Record.Rounds < policy.Selection.MinRounds && found.Record.Elapsed >= budget * policy.Explanation.MinBudgetShareToBlame)
            warnings.Add(Invariant($"only {found.Record.Rounds} round(s) of measurements fitted into AmorsizeTimeBudget, {budget.TotalSeconds:0.#} s: raise it for a more certain result"));
        var spread = found.Race.Max(evidence => Sample.Spread(evidence.ItemMicroseconds));
        if (spread > policy.Explanation.MinSpreadToWarn)
            warnings.Add(Invariant($"the samples of one plan scatter by {spread:P0} around their median, so that the result may differ from run to run"));
        return warnings;
    }

    // The samples of the confirmation come first, since those of the race flatter the plan that looks best in it.
    private static string GainOfBestParallel(SearchResult<ExecutionPlan> found)
    {
        foreach (var evidence in new[] { found.Confirmation, found.Race })
        {
            var sequential = evidence.FirstOrDefault(one => one.Candidate == ExecutionPlan.Sequential);
            var best = evidence.Where(one => one.Candidate != ExecutionPlan.Sequential && !one.IsLowerBound).MinBy(one => one.Median);
            if (sequential is null || best is null)
                continue;
            var ratios = new PairedRatios(sequential.ItemMicroseconds, best.ItemMicroseconds);
            var (low, high) = ratios.Interval;
            return $"the best parallel plan ({best.Candidate}) gave {new PlanGain(ratios.Ratio, new(low, high)).Of("sequential")}";
        }
        return found.Race.Concat(found.Confirmation).Any(one => one.Candidate != ExecutionPlan.Sequential) ? "all parallel plans were far slower"
            : found.Failures.Count > 0 ? "all parallel plans threw"
            : found.Record.Rounds == 0 ? "a loop of one item has nothing to run in parallel"
            : "no parallel plan was compared";
    }

    private static string OverDefault(PlanGain gain, bool hasThrown) => gain switch
    {
        _ when hasThrown => "and the framework's default threw",
        { Interval.Low: > 1 } => gain.Of("the framework's default"),
        _ => $"as fast as the framework's default {gain.IntervalText}",
    };

    // Users with idle processors ask first what more workers would gain. So the sentence names the best raced plan with more workers.
    private static string GainOfMoreWorkers(CandidateSamples<ExecutionPlan> chosen, IReadOnlyList<CandidateSamples<ExecutionPlan>> race, CostModel model, ExplanationPolicy policy)
    {
        if (chosen.Candidate.Workers == model.Ceiling)
            return "; the flag allows no more workers";
        var more = race.Where(evidence => evidence.Candidate.Workers > chosen.Candidate.Workers).OrderBy(evidence => evidence.IsLowerBound).ThenBy(evidence => evidence.Median).FirstOrDefault();
        if (more is null)
            return "";
        var speedup = Decision.Compare(chosen, more).Speedup;
        return Invariant($"; {more.Candidate.Workers} workers would ") + (more.IsLowerBound ? "be far slower" : speedup switch
        {
            _ when speedup >= 1 + policy.MinShownGain => Invariant($"add {speedup - 1:P0}"),
            _ when speedup <= 1 / (1 + policy.MinShownGain) => Invariant($"take {(1 / speedup) - 1:P0} longer"),
            _ => "add nothing",
        });
    }

    private static string ShareOfDispatch(ExecutionPlan choice, CostModel model, DispatchOverhead? dispatch, ExplanationPolicy policy)
    {
        if (dispatch is null || choice is not { Execution: Execution.Threads, ChunkSize: > 0 })
            return "";
        var share = dispatch.Value.ShareOfClaims(choice.ChunkSize, model.ItemMicroseconds);
        return Invariant($", chunk {choice.ChunkSize} keeps dispatch {(share < policy.MinShownDispatchShare ? Invariant($"under {policy.MinShownDispatchShare:P0}") : Invariant($"at {share:P0}"))}");
    }

    // Returns a warning if the measured speed-up differs from the model's; null if not. CPU-bound items scale as the model predicts, unless they affect each
    // other.
    private static string? UnexpectedSpeedup(SearchResult<ExecutionPlan> found, CostModel model, LostTime? lost, MeasurementPolicy policy)
    {
        // The model cannot predict I/O-bound items, or a job whose number of items is unknown. Too few long items fit into a trial to represent all, and
        // starting the workers takes too much of a short loop.
        var (maxItem, minLoop) = (policy.Explanation.MaxModelledItem.TotalMicroseconds, policy.Explanation.MinModelledLoop.TotalMicroseconds);
        if (model.IsIoBound || model.Items == 1 || model.ItemMicroseconds > maxItem || model.ItemMicroseconds * model.Items < minLoop)
            return null;
        var sequential = found.Race.Single(evidence => evidence.Candidate == ExecutionPlan.Sequential);
        var loop = new LoopModel(model.Items, model.ItemMicroseconds, found.Record.ItemTimes, default, policy.Candidates);
        var parallel = found.Race
            .Where(evidence => evidence.Candidate.Workers > 1 && evidence.Candidate.Workers <= model.Processors && !evidence.IsLowerBound)
            .Select(evidence => (evidence.Candidate.Workers, Measured: Decision.Compare(sequential, evidence).Speedup, Predicted: loop.Predict(1, chunk: 1) / loop.Predict(evidence.Candidate.Workers, chunk: 1)))
            .ToList();
        if (parallel.Count == 0)
            return null;
        var (workers, measured, predicted) = parallel.MaxBy(one => one.Measured / one.Predicted);
        var contrast = Invariant($"{workers} workers gave {measured:0.00}x, but independent items would give {predicted:0.00}x");
        if (measured / predicted < policy.Explanation.MaxLowSpeedupShare)
            return $"{contrast}{(lost?.InWords(policy.Explanation) is { } cause ? $": {cause}" : ", and its own times do not show why")}";
        return measured / predicted > policy.Explanation.MinHighSpeedupFactor
            ? $"{contrast}: the time of an item depends on more than the item, so that the result may differ from run to run"
            : null;
    }
}
