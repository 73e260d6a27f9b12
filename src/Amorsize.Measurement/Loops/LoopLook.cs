using Amorsize.Engine;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// A short look at the sequential time of a workload's items. It is created before the workload is prepared, and reads the load in that time: a workload is not
/// run beside other processes that would slow it down.
/// </summary>
internal sealed class LoopLook(Instruments instruments, MeasurementPolicy? policy = null)
{
    // A sequential loop needs one processor.
    private const int Processors = 1;

    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;
    private readonly Deadline readable = Deadline.After(instruments.Clock, DriftPolicy.MinLoadReading);
    private readonly InterferenceLog sinceCreated = new(instruments with { BuildTimes = static () => default }, (policy ?? MeasurementPolicy.Default).Interference);

    /// <summary>Whether other processes have kept all processors busy so far.</summary>
    public bool IsMachineBusy() => readable.IsOver && sinceCreated.LeavesNoProcessor;

    /// <exception cref="WorkloadFailedException">The user's code threw.</exception>
    /// <exception cref="InterferenceException">Other processes would slow the workload down, or did so.</exception>
    /// <exception cref="BudgetException">A single run takes longer than a look.</exception>
    public LoopTime Run(ILoopSubject subject, LookRequest request)
    {
        if (!subject.IsDivisible && TimeSpan.FromMicroseconds(request.ItemMicroseconds * subject.Items) > DriftPolicy.LookDuration)
            throw new BudgetException("a run takes longer than a look");
        if (IsMachineBusy())
            throw new InterferenceException("other processes are busy");
        if (request.WarmUp > TimeSpan.Zero)
            new WarmUp<ExecutionPlan>(subject, ExecutionPlan.Sequential, instruments, policy).Run(Deadline.After(instruments.Clock, request.WarmUp), share: 1);
        var size = TrialSize.For(subject.Items, subject.IsDivisible, request.ItemMicroseconds, Target(request), policy.Trials.MaxPasses);
        var log = new InterferenceLog(instruments, policy.Interference);
        var (fastest, isIoBound) = Time(subject, size, log);
        if (log.Read(isIoBound) is { } load)
            throw new InterferenceException(load.ToString());
        return new(fastest.ItemMicroseconds, size.Items, !fastest.IsComplete);
    }

    // After a warm-up, a run has the size of the probe's runs, with whose time its own is compared. A first look has several shorter ones.
    private TimeSpan Target(LookRequest request) => request.WarmUp > TimeSpan.Zero ? policy.Probe.TargetRunDuration : DriftPolicy.LookDuration / DriftPolicy.RunsOfFirstLook;

    private (TrialTime Fastest, bool IsIoBound) Time(ILoopSubject subject, TrialSize size, InterferenceLog log)
    {
        var deadline = Deadline.After(instruments.Clock, DriftPolicy.LookDuration);
        var observed = new ObservedSubject<ExecutionPlan>(subject, workersOf: _ => 1, Processors, isCpuBound: true, instruments, log, deadline, policy.Interference);
        var first = observed.Run(ExecutionPlan.Sequential, size, deadline.Left);
        var fastest = new TrialTime(size.ItemMicroseconds(first.Elapsed), first.IsComplete);
        // The next run would take about as long as the last one.
        for (var last = first; last.IsComplete && deadline.Left >= last.Elapsed && !deadline.IsOver;)
        {
            last = observed.Run(ExecutionPlan.Sequential, size, deadline.Left);
            if (last.IsComplete && size.ItemMicroseconds(last.Elapsed) < fastest.ItemMicroseconds)
                fastest = new(size.ItemMicroseconds(last.Elapsed), IsComplete: true);
        }
        return (fastest, CostModel.IsIoBoundShare(first.CpuShare));
    }
}
