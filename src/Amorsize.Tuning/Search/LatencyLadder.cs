using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>
/// The settings worth racing for items that mostly wait: workers are doubled while throughput still grows, then the neighbourhood of the best is
/// refined. The number of processors says nothing here, and more is not always better: a service may have a limit.
/// </summary>
internal sealed class LatencyLadder(ISubject subject, Func<Setting, double> itemMicroseconds)
{
    private const double WorthClimbing = 1.08;
    private const int MaxThreads = 256;
    private const int MaxInFlight = 1024;

    public IReadOnlyList<Setting> Climb(SearchLimits limits, Deadline deadline)
    {
        var top = limits.Cap(subject.ParallelExecution == Execution.Async ? MaxInFlight : MaxThreads);
        if (subject.IsDivisible)
            top = Math.Min(top, subject.Items);
        var best = 1;
        var bestTime = double.PositiveInfinity;
        for (var workers = 2; ; workers = Math.Min(2 * workers, top))
        {
            if (workers > top || deadline.IsOver)
                break;
            var time = itemMicroseconds(Rung(workers));
            if (!IsWorthClimbing(time)) // Once more: a disturbance must not end the climb.
                time = itemMicroseconds(Rung(workers));
            if (!IsWorthClimbing(time))
                break;
            (best, bestTime) = (workers, time);
            if (workers == top)
                break;
        }
        return [.. new[] { best / 2, best * 3 / 4, best, best * 3 / 2 }.Where(workers => workers >= 2 && workers <= top).Distinct().Select(Rung)];

        bool IsWorthClimbing(double time) => time * WorthClimbing <= bestTime;
    }

    private Setting Rung(int workers) => new(subject.ParallelExecution, workers, ChunkSize: 1);
}
