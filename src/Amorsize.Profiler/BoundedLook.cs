using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;

namespace Amorsize.Profiler;

/// <summary>Bounds a look: an item that does not end gives a lower bound of its time. Nothing stops an item, so the look has a thread of its own.</summary>
/// <param name="run">Looks at a workload.</param>
/// <param name="isMachineBusy">Whether other processes may have kept an item from its end.</param>
internal sealed class BoundedLook(Func<ILoopSubject, LookRequest, LoopTime> run, Func<bool> isMachineBusy)
{
    /// <exception cref="InterferenceException">Other processes would slow the workload down, or did so.</exception>
    public LoopTime Run(ILoopSubject subject, LookRequest request)
    {
        var running = Task.Factory.StartNew(() => run(subject, request), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([running], request.Limit) == 0)
            return running.GetAwaiter().GetResult();
        if (isMachineBusy())
            throw new InterferenceException("other processes are busy");
        var items = subject.IsDivisible ? 1 : subject.Items;
        return new(DriftPolicy.Overtime.TotalMicroseconds / items, items, IsLowerBound: true);
    }
}
