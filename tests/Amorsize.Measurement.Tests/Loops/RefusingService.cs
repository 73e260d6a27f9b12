using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>Requests to a service that refuses more than a number at once, and stays busy with what it accepted, whether its client still waits or not.</summary>
/// <param name="clock">The clock that the requests advance.</param>
/// <param name="limit">Requests that the service accepts at once.</param>
/// <param name="items">Number of requests in a loop.</param>
/// <param name="itemMilliseconds">Time of a request.</param>
internal sealed class RefusingService(FakeTimeProvider clock, int limit, int items, double itemMilliseconds) : ILoopSubject
{
    private readonly TimeSpan item = TimeSpan.FromMilliseconds(itemMilliseconds);
    private int left;
    private DateTimeOffset leftUntil;

    public int Items => items;

    public bool IsDivisible => true;

    public Execution ParallelExecution => Execution.Async;

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limitOfRun)
    {
        var inFlight = Math.Min(candidate.Workers, size.Items);
        if (inFlight + (clock.GetUtcNow() < leftUntil ? left : 0) > limit)
        {
            LeaveBehind(limit);
            throw new WorkloadFailedException(new HttpRequestException("429 (Too Many Requests)"));
        }
        var elapsed = size.Passes * ((size.Items + inFlight - 1) / inFlight) * item;
        var isComplete = limitOfRun == Timeout.InfiniteTimeSpan || elapsed <= limitOfRun;
        clock.Advance(isComplete ? elapsed : limitOfRun);
        if (!isComplete)
            LeaveBehind(inFlight);
        return new(isComplete ? elapsed : limitOfRun, CpuShare: 0.01, IsComplete: isComplete);

        void LeaveBehind(int requests) => (left, leftUntil) = (requests, clock.GetUtcNow() + item);
    }

    public IReadOnlyList<double> TimeItems(int count, TimeSpan limitOfRun) => [];

    public DispatchOverhead MeasureOverhead(int workers) => default;
}
