using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// Finds roughly how many workers are of use: they are doubled while throughput still grows. More is not always better, even for items that only
/// wait: a service may have a limit.
/// </summary>
/// <param name="trial">Runs a trial with so many workers.</param>
/// <param name="tries">How often a rung is tried that is no better than the one below: a disturbance must not end the climb.</param>
internal sealed class ParallelismScan(Func<int, TrialTime> trial, int tries)
{
    private const double WorthClimbing = 1.05;

    /// <summary>The rung that was best, 1 where not even two workers could be tried.</summary>
    /// <param name="top">The most workers to try.</param>
    /// <param name="deadline">No rung is tried after it.</param>
    public int Run(int top, Deadline deadline)
    {
        var (best, bestTime) = (1, double.PositiveInfinity);
        var failures = 0;
        for (var workers = Math.Min(2, top); workers > 1 && !deadline.IsOver && failures < 2; workers = Math.Min(2 * workers, top))
        {
            var time = Try(workers);
            for (var left = tries - 1; left > 0 && !IsBetter(time) && !deadline.IsOver; left--)
                time = Math.Min(time, Try(workers));
            if (!IsBetter(time))
                failures++; // Nor must the luck of the rung before: one more is tried.
            else
                (best, bestTime, failures) = (workers, time, 0);
            if (workers == top)
                break;
        }
        return best;

        bool IsBetter(double time) => double.IsFinite(time) && time * WorthClimbing <= bestTime;
    }

    // What had to be stopped is no rung to stand on.
    private double Try(int workers) => trial(workers) is { IsComplete: true } time ? time.ItemMicroseconds : double.PositiveInfinity;

    /// <summary>The numbers of workers near a rung that are worth racing, the rung among them.</summary>
    public static IEnumerable<int> Near(int rung, int top) =>
        new[] { rung / 2, rung * 3 / 4, rung, Math.Min(rung * 3 / 2, top) }.Where(workers => workers >= 2 && workers <= top).Distinct();
}
