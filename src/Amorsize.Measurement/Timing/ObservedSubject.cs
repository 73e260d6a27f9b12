using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// A subject whose trials are judged by what happened to the threads that ran them. The time in which CPU-bound work waited for a processor does not count. A
/// trial that was disturbed although most are not is run again, and the quieter one counts.
/// </summary>
/// <param name="subject">The subject itself.</param>
/// <param name="workersOf">How many items a candidate runs at once.</param>
/// <param name="processors">Number of processors that this process may use.</param>
/// <param name="isCpuBound">Whether the subject mostly computes. Threads that wait for a processor while an item waits for I/O do not delay it.</param>
/// <param name="instruments">Say what a CPU quota allows.</param>
/// <param name="log">Records each trial.</param>
/// <param name="deadline">Time limits of trials are not extended beyond it.</param>
/// <param name="policy">Says which trials are repeated.</param>
internal sealed class ObservedSubject<TCandidate>(
    ISubject<TCandidate> subject, Func<TCandidate, int> workersOf, int processors, bool isCpuBound, Instruments instruments, InterferenceLog log, Deadline deadline, InterferencePolicy policy)
    : ISubject<TCandidate>
    where TCandidate : notnull
{
    private readonly double usable = Math.Min(processors, instruments.CpuQuota ?? processors);

    public int Items => subject.Items;

    public bool IsDivisible => subject.IsDivisible;

    public Trial Run(TCandidate candidate, TrialSize size, TimeSpan limit)
    {
        var (trial, load) = Observe();
        if (load is not { } first)
            return trial;
        if (log.IsDisturbed(first) && log.IsMostlyQuiet && trial is { IsComplete: true } && trial.Elapsed <= policy.MaxRepeatedTrial && Observe() is ({ IsComplete: true } again, { } second) && second.WaitShare < first.WaitShare)
            (trial, first) = (again, second);
        log.Add(candidate, first);
        // A stopped trial has a lower bound only, and is compared with the limit at which it was stopped.
        return trial.IsComplete ? trial with { Elapsed = Corrected(trial, first) } : trial;

        // A plan that needs more than the quota is stopped by it in production too.
        (Trial Trial, ThreadLoad? Load) Observe() => log.Observe(() => subject.Run(candidate, size, Extended(limit)), workersOf(candidate), countsQuota: workersOf(candidate) <= usable);

        // A limit is meant for the time without waits. Trials that wait as long as earlier ones need more.
        TimeSpan Extended(TimeSpan bare)
        {
            if (bare == Timeout.InfiniteTimeSpan || bare >= deadline.Left)
                return bare;
            var extended = bare / (1 - Math.Min(log.WaitShare ?? 0, policy.MaxCorrectedWaitShare));
            return extended < deadline.Left ? extended : deadline.Left;
        }

        // With at most one worker for each processor that a quota allows, workers wait only because of other work, and share the remaining items evenly. With more,
        // they also wait for each other, which is part of the plan's time. The system counts a wait late, and the framework may use more threads than workers, so
        // that more waits may be counted than there were. Without any, the trial would still take its CPU time.
        TimeSpan Corrected(Trial run, ThreadLoad judged)
        {
            var workers = workersOf(candidate);
            if (!isCpuBound || workers > usable)
                return judged.Elapsed;
            var waited = judged.WaitShare * judged.Elapsed;
            var explained = (log.ExplainedShare * waited) + (judged.Compiling / judged.Threads);
            var bare = judged.Elapsed - Shorter(Shorter(waited, explained), policy.MaxCorrectedWaitShare * judged.Elapsed);
            var computing = run.Cpu / workers;
            return bare > computing ? bare : Shorter(computing, judged.Elapsed);
        }
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit) => subject.TimeItems(items, limit);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
