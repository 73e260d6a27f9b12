using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// Finds roughly how many workers are of use: each step doubles the workers while throughput still grows. More workers are not always better, even for
/// I/O-bound items, since a service may limit concurrent requests.
/// </summary>
/// <param name="trial">Runs one trial with the given number of workers.</param>
/// <param name="grow">
/// Makes the sample large enough for the given number of workers. Returns true where earlier times cannot be compared with new ones.
/// </param>
/// <param name="tries">Most trials of a step that is no better than the best one.</param>
/// <param name="policy">Size of the steps, and the gain that a step must show.</param>
internal sealed class ParallelismScan(Func<int, TrialTime> trial, Func<int, bool> grow, int tries, ScanPolicy? policy = null)
{
    private readonly ScanPolicy policy = policy ?? MeasurementPolicy.Default.Scan;

    /// <summary>Workers of the best step; 1 where no step could be tried.</summary>
    /// <param name="first">Workers of the first step; at least 2.</param>
    /// <param name="top">The most workers to try.</param>
    /// <param name="deadline">No step is tried after it.</param>
    public int Run(int first, int top, Deadline deadline)
    {
        var (best, bestTime) = (1, double.PositiveInfinity);
        var failures = 0;
        for (var workers = Math.Min(first, top); workers > 1 && !deadline.IsOver && failures < policy.MaxFailedSteps; workers = Math.Min(policy.StepFactor * workers, top))
        {
            if (grow(workers) && best > 1)
                bestTime = Try(best);
            var time = Try(workers);
            for (var left = tries - 1; left > 0 && !IsBetter(time) && !deadline.IsOver; left--)
                time = Math.Min(time, Try(workers));
            if (!IsBetter(time))
                failures++;
            else
                (best, bestTime, failures) = (workers, time, 0);
            if (workers == top)
                break;
        }
        return best;

        bool IsBetter(double time) => double.IsFinite(time) && time * policy.MinStepGain <= bestTime;
    }

    /// <summary>Approaches the most workers that a service accepts, by halving the distance between the best step and the fewest workers that it refused.</summary>
    /// <param name="best">Workers of the best step.</param>
    /// <param name="refused">The fewest workers under which the user's code threw.</param>
    /// <param name="deadline">No trial begins after it.</param>
    public int Approach(int best, int refused, Deadline deadline)
    {
        while (refused - best > Math.Max(1, best * (policy.MinStepGain - 1)) && !deadline.IsOver)
        {
            var middle = (best + refused) / 2;
            if (double.IsFinite(Try(middle)))
                best = middle;
            else
                refused = middle;
        }
        return best;
    }

    // A stopped trial counts as infinitely slow, so that the scan does not go on from it.
    private double Try(int workers) => trial(workers) is { IsComplete: true } time ? time.ItemMicroseconds : double.PositiveInfinity;

    /// <summary>The worker counts near the best step that are worth racing, including that step.</summary>
    public static IEnumerable<int> Near(int step, int top, ScanPolicy? policy = null)
    {
        policy ??= MeasurementPolicy.Default.Scan;
        int[] near = [(int)(step * policy.LowestNeighbour), (int)(step * policy.LowerNeighbour), step, Math.Min((int)(step * policy.UpperNeighbour), top)];
        return near.Where(workers => workers >= 2 && workers <= top).Distinct();
    }
}
