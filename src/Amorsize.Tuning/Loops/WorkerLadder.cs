namespace Amorsize.Tuning.Loops;

/// <summary>
/// Finds roughly how many workers are of use: they are doubled while throughput still grows. More is not always better, even for items that only
/// wait: a service may have a limit.
/// </summary>
/// <param name="itemMicroseconds">Runs a trial with so many workers and tells its time per item, in microseconds.</param>
internal sealed class WorkerLadder(Func<int, double> itemMicroseconds)
{
    private const double WorthClimbing = 1.08;

    /// <summary>The rung that was best, 1 where not even two workers could be tried.</summary>
    /// <param name="top">The most workers to try.</param>
    /// <param name="deadline">No rung is tried after it.</param>
    public int Climb(int top, Search.Deadline deadline)
    {
        var (best, bestTime) = (1, double.PositiveInfinity);
        for (var workers = Math.Min(2, top); workers > best && !deadline.IsOver; workers = Math.Min(2 * workers, top))
        {
            var time = itemMicroseconds(workers);
            if (time * WorthClimbing > bestTime && !deadline.IsOver) // Once more: a disturbance must not end the climb.
                time = itemMicroseconds(workers);
            if (time * WorthClimbing > bestTime)
                break;
            (best, bestTime) = (workers, time);
        }
        return best;
    }

    /// <summary>The numbers of workers near a rung that are worth racing, the rung among them.</summary>
    public static IEnumerable<int> Near(int rung, int top) =>
        new[] { rung / 2, rung * 3 / 4, rung, rung * 3 / 2 }.Where(workers => workers >= 2 && workers <= top).Distinct();
}
