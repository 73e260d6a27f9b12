using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The processors that this build takes itself: it compiles other projects, and its compiler server optimizes its own code for some time afterwards.</summary>
/// <param name="times">CPU time of the build so far; zero where the system does not report it.</param>
/// <param name="clock">Measures the wait.</param>
/// <param name="pause">Waits for the given time. Throws an <see cref="OperationCanceledException"/> if the token is canceled.</param>
internal sealed class BuildLoad(Func<BuildTimes> times, TimeProvider clock, Action<TimeSpan, CancellationToken> pause)
{
    // Average over this time. Chosen: between two compilations, a build is idle for a shorter time.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public static BuildLoad OfThisProcess { get; } = new(() => BuildCpuTime.Read(withSelf: true), TimeProvider.System, static (span, token) =>
    {
        token.WaitHandle.WaitOne(span);
        token.ThrowIfCancellationRequested();
    });

    /// <summary>Waits until the build takes at most so many processors, or until the time is over.</summary>
    /// <exception cref="OperationCanceledException">The build was canceled.</exception>
    public void AwaitAtMost(double processors, TimeSpan limit, CancellationToken cancellationToken)
    {
        var deadline = Deadline.After(clock, limit);
        while (!deadline.IsOver)
        {
            var (started, before) = (clock.GetTimestamp(), times());
            pause(deadline.Left < Interval ? deadline.Left : Interval, cancellationToken);
            if (times().Since(before).All <= processors * clock.GetElapsedTime(started))
                return;
        }
    }
}
