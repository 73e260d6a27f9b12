using Amorsize.Engine;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// The difference between the speed-up in a trial, which runs a sample of the items, and in a loop over all items. At the end of each, workers are idle while the
/// last items run. That takes a larger share of the shorter one. The items of a sample may also be less or more equal than all are.
/// </summary>
/// <param name="found">The search, with the times of single items.</param>
/// <param name="dispatch">The cost of the engine; null where it was not measured.</param>
/// <param name="items">Number of items in a loop.</param>
/// <param name="policy">How many items were timed at most, and limits of the prediction.</param>
internal sealed class SampleBias(SearchResult<ExecutionPlan> found, DispatchOverhead? dispatch, int items, MeasurementPolicy policy)
{
    private readonly IReadOnlyList<double> timed = found.Probe.ItemTimes;
    private readonly double mean = found.Probe.ItemMicroseconds;

    /// <summary>Predicted speed-up of a plan over sequential with all items, over that of its trials in the confirmation; 1 where they run all items.</summary>
    public double Of(ExecutionPlan plan)
    {
        if (plan == ExecutionPlan.Sequential || found.TrialItems?.Invoke(plan) is not { } sample || sample >= items)
            return 1;
        var (all, part) = (Speedup(items, timed), Speedup(sample, TimesOf(sample)));
        return all > 0 && part > 0 ? all / part : 1;

        double Speedup(int count, IReadOnlyList<double> times) =>
            count * mean / new LoopModel(count, mean, times, dispatch ?? default, policy.Candidates).Predict(plan.Workers, Math.Max(1, plan.ChunkSize));
    }

    // An item of the sample counts as long as the timed item nearest to it. Without times of single items, all count as equal. A plan that runs parts of a sample
    // counts as if it ran one sample of that size.
    private IReadOnlyList<double> TimesOf(int sample)
    {
        if (timed.Count == 0 || sample > policy.Candidates.MaxScheduledChunks)
            return timed;
        var asked = Math.Min(policy.Probe.MaxTimedItems, items);
        int[] known = [.. Spread.Order(asked).Take(timed.Count).Order().Select(number => Spread.Position(number, asked, items))];
        return [.. Enumerable.Range(0, sample).Select(number => timed[Nearest(Spread.Position(number, sample, items))])];

        int Nearest(int position)
        {
            var next = Array.BinarySearch(known, position);
            if (next >= 0)
                return next;
            next = ~next;
            return next == 0 ? 0
                : next == known.Length || position - known[next - 1] <= known[next] - position ? next - 1
                : next;
        }
    }
}
