using Amorsize.Engine;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// The difference between the speed-up in a trial, which runs a sample of the items, and in a loop over all items. At the end of each, workers are idle while the
/// last items run. That takes a larger share of the shorter one. The times of most items are not known, so they are drawn from the timed ones several times
/// (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993): the results differ by as much as the prediction may err.
/// </summary>
/// <param name="found">The search, with the times of single items.</param>
/// <param name="dispatch">The cost of the engine; null where it was not measured.</param>
/// <param name="items">Number of items in a loop.</param>
/// <param name="policy">How many items were timed at most, and limits of the prediction.</param>
internal sealed class SampleBias(SearchResult<ExecutionPlan> found, DispatchOverhead? dispatch, int items, MeasurementPolicy policy)
{
    /// <summary>How often the times of all items are drawn. Chosen: the deviation is then known to a fifth, in a few milliseconds.</summary>
    public const int Draws = 16;

    /// <summary>
    /// An item counts as long as one of the timed items nearest to it, at most this many places before or after. Chosen: an eighth of the usual number of timed
    /// items. Item times may grow along the input, so that one from far away would be wrong.
    /// </summary>
    public const int MaxPlacesAway = 4;

    private readonly IReadOnlyList<double> timed = found.Probe.ItemTimes;
    private readonly double mean = found.Probe.ItemMicroseconds;
    private readonly Dictionary<(ExecutionPlan Plan, bool IsMost), double[]> drawn = [];

    /// <summary>Predicted speed-up of a plan over sequential with all items, over that of its trials in the confirmation; 1 where they run all items.</summary>
    public double Of(ExecutionPlan plan) => Math.Exp(LogsOf(plan, isMost: false).Average());

    /// <summary>
    /// The same for the speed-up of a plan over another one: its natural logarithm, the standard deviation of that, and the most that it may be. Workers that gain
    /// less than their number may all be slower, or some of them may wait while others work, as for a service that takes only so many requests. The latter gives the
    /// smaller prediction. Where no items were timed, they count as equal, but may be as unequal as times of waiting are.
    /// </summary>
    public (double Center, double Deviation, double Most) Between(ExecutionPlan plan, ExecutionPlan reference)
    {
        var logs = Logs(isMost: false);
        var center = logs.Average();
        return (center, Math.Sqrt(logs.Average(log => (log - center) * (log - center))), Logs(isMost: true).Average());

        // Both plans run the same items, whose times are drawn alike.
        double[] Logs(bool isMost) => [.. LogsOf(plan, isMost).Zip(LogsOf(reference, isMost), (one, other) => one - other)];
    }

    private double[] LogsOf(ExecutionPlan plan, bool isMost)
    {
        if (!drawn.TryGetValue((plan, isMost), out var logs))
            drawn[(plan, isMost)] = logs = [.. Enumerable.Range(0, Draws).Select(seed => Draw(plan, isMost, new(seed)))];
        return logs;
    }

    // A plan that runs parts of a sample counts as if it ran one sample of that size.
    private double Draw(ExecutionPlan plan, bool isMost, Random random)
    {
        if (plan == ExecutionPlan.Sequential || found.TrialItems?.Invoke(plan) is not { } sample || sample >= items)
            return 0;
        var (allTimes, partTimes) = (Times(items), Times(sample));
        var workers = plan.Workers;
        if (!isMost && Measured(plan) is { } measured && measured / Speedup(sample, partTimes) is < 1 and var share)
            workers = (int)Math.Ceiling(workers * share);
        var (all, part) = (Speedup(items, allTimes), Speedup(sample, partTimes));
        return all > 0 && part > 0 ? Math.Log(all / part) : 0;

        double Speedup(int count, double[] times) =>
            count * mean / new LoopModel(count, mean, times, dispatch ?? default, policy.Candidates).Predict(workers, Math.Max(1, plan.ChunkSize));

        double[] Times(int count)
        {
            var modelled = Math.Min(count, policy.Candidates.MaxScheduledChunks);
            return [.. isMost && timed.Count == 0 ? Enumerable.Range(0, modelled).Select(_ => -Math.Log(1 - random.NextDouble())) : TimesOf(modelled, random)];
        }
    }

    // Speed-up of a plan over sequential in the trials.
    private double? Measured(ExecutionPlan plan) =>
        found.Confirmation.FirstOrDefault(evidence => evidence.Candidate == ExecutionPlan.Sequential) is { } sequential && found.Confirmation.FirstOrDefault(evidence => evidence.Candidate == plan) is { } parallel
            ? new PairedRatios(sequential.ItemMicroseconds, parallel.ItemMicroseconds).Ratio
            : null;

    private IEnumerable<double> TimesOf(int count, Random random)
    {
        if (timed.Count == 0)
            return [];
        var asked = Math.Min(policy.Probe.MaxTimedItems, items);
        int[] known = [.. Spread.Order(asked).Take(timed.Count).Order().Select(number => Spread.Position(number, asked, items))];
        var reach = timed.Count == items ? 0 : MaxPlacesAway;
        return Enumerable.Range(0, count).Select(number => timed[Math.Clamp(Nearest(known, Spread.Position(number, count, items)) + random.Next(-reach, reach + 1), 0, timed.Count - 1)]);
    }

    private static int Nearest(int[] known, int position)
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
