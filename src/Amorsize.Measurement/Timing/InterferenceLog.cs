using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Records what foreign load did to the trials of a search. A trial is judged by its own threads: the time in which they waited for a processor. The CPU time of
/// other processes explains that wait, and bounds it: more was caused by the workload itself.
/// </summary>
/// <param name="instruments">Reads the load at the begin and at the end.</param>
/// <param name="policy">Says how much interference is tolerated.</param>
internal sealed class InterferenceLog(Instruments instruments, InterferencePolicy policy)
{
    private readonly long started = instruments.Clock.GetTimestamp();
    private readonly ProcessorTimes? processorsBefore = instruments.ProcessorTimes();
    private readonly BuildTimes buildBefore = instruments.BuildTimes();
    private readonly TimeSpan throttledBefore = instruments.ThrottledTime();
    private readonly Dictionary<object, (TimeSpan Waited, TimeSpan Threads)> byPlan = [];
    private TimeSpan waited;
    private TimeSpan threadTime;
    private TimeSpan throttled;
    private TimeSpan trialTime;
    private TimeSpan withinQuota;
    private int trials;
    private int disturbedTrials;

    /// <summary>Number of trials whose threads waited longer than the policy tolerates.</summary>
    public int DisturbedTrials => disturbedTrials;

    /// <summary>Whether the load comes and goes, so that a repeated trial may meet a quiet moment.</summary>
    public bool IsMostlyQuiet => 2 * disturbedTrials < trials;

    /// <summary>Share of the trials' time in which their threads waited for a processor; null before the first trial, and where it is not reported.</summary>
    public double? WaitShare => threadTime > TimeSpan.Zero ? waited / threadTime : null;

    /// <summary>
    /// The share of the waits so far that other processes explain, 0 to 1: in a second of CPU time, one keeps one thread waiting for a second at most. They count as
    /// if they had computed as much during the trials as between them. Threads of the workload wait for each other too, such as on the processor on which one
    /// started the other. Where the system does not report the load, it explains all.
    /// </summary>
    public double ExplainedShare => waited > TimeSpan.Zero && Taken() is var (_, others, _, _) ? Math.Clamp(((others * trialTime) + throttled) / waited, 0, 1) : 1;

    /// <summary>
    /// Whether other processes have left less than one processor since the begin, so that even sequential work had to wait; false where the system does not
    /// report it.
    /// </summary>
    public bool LeavesNoProcessor => Taken() is var (_, others, processors, _) && processors - others < 1 - policy.MaxForeignLoadShare;

    /// <summary>Whether the load disturbed a trial.</summary>
    public bool IsDisturbed(ThreadLoad load) => load.WaitShare > policy.MaxForeignLoadShare;

    /// <summary>As <see cref="WaitShare"/>, of the trials of one plan; null where it had none.</summary>
    public double? WaitShareOf(object plan) => byPlan.TryGetValue(plan, out var times) && times.Threads > TimeSpan.Zero ? Math.Min(1, times.Waited / times.Threads) : null;

    /// <summary>Runs a trial, and reads how long its threads waited; no load where the system does not report it.</summary>
    /// <param name="run">Runs the trial.</param>
    /// <param name="workers">How many items it runs at once.</param>
    /// <param name="countsQuota">Whether time in which a CPU quota withheld processors counts.</param>
    public (Trial Trial, ThreadLoad? Load) Observe(Func<Trial> run, int workers, bool countsQuota)
    {
        var (before, throttledSoFar, compiledSoFar) = (instruments.Threads(), Throttled(), instruments.CompilationTime());
        var trial = run();
        var (compiling, withheld, after) = (instruments.CompilationTime() - compiledSoFar, Throttled() - throttledSoFar, instruments.Threads());
        return (trial, before is not null && after is not null ? ThreadLoad.Between(before, after, workers, trial.Elapsed) with { Throttled = withheld, Compiling = compiling } : null);

        TimeSpan? Throttled() => countsQuota ? instruments.ThrottledTime() : null;
    }

    /// <summary>Reads all that is read for a trial. Done often, the code for it is compiled before the trials, so that its compilation disturbs none.</summary>
    public void Rehearse()
    {
        Observe(static () => default, workers: 1, countsQuota: true);
        Taken();
    }

    /// <summary>Records a trial that counts.</summary>
    /// <param name="plan">The plan that it ran under.</param>
    /// <param name="load">The waits of its threads.</param>
    public void Add(object plan, ThreadLoad load)
    {
        var threads = load.Threads * load.Elapsed;
        var before = byPlan.GetValueOrDefault(plan);
        byPlan[plan] = (before.Waited + load.Wait, before.Threads + threads);
        waited += load.Wait;
        threadTime += threads;
        trialTime += load.Elapsed;
        trials++;
        if (load.Throttled is { } time)
        {
            throttled += time;
            withinQuota += load.Elapsed;
        }
        if (IsDisturbed(load))
            disturbedTrials++;
    }

    /// <summary>The load since the begin, if it disturbed the trials; else null. Also null where the system does not report any load.</summary>
    /// <param name="isIoBound">Whether the workload needs a processor only now and then.</param>
    public UnderLoad? Read(bool isIoBound)
    {
        if (Taken() is not var (own, others, processors, elapsed))
            return null;
        var times = instruments.BuildTimes();
        var build = Math.Clamp((times.All - buildBefore.All) / elapsed, 0, others);
        var server = Math.Clamp((times.CompilerServer - buildBefore.CompilerServer) / elapsed, 0, build);
        var load = new UnderLoad(others - build, build, server, processors, WaitShare, Withheld());
        return Math.Min(DisturbedShare(), load.Load / Math.Min(processors, instruments.CpuQuota ?? processors)) > policy.MaxForeignLoadShare ? load : null;

        // Processors that the quota withheld from trials that need no more than it allows: other processes of the group used it up.
        double Withheld() =>
            withinQuota > TimeSpan.Zero ? throttled / withinQuota : trials > 0 ? 0 : Math.Max(0, (instruments.ThrottledTime() - throttledBefore) / elapsed);

        // Without the waits of threads, other processes count as disturbing if they leave too few processors idle.
        double DisturbedShare() => WaitShare ?? (isIoBound && processors - own - others > others ? 0 : 1);
    }

    // Average numbers of processors that this process and others took since the begin; null where the system does not report it.
    private (double Own, double Others, int Processors, TimeSpan Elapsed)? Taken()
    {
        var elapsed = instruments.Clock.GetElapsedTime(started);
        if (elapsed <= TimeSpan.Zero || processorsBefore is not { } from || instruments.ProcessorTimes() is not { } to)
            return null;
        var own = (to.Own - from.Own) / elapsed;
        return (own, Math.Max(0, ((to.All - from.All) / elapsed) - own), to.Processors, elapsed);
    }
}
