using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Handles exceptions of the user's code under single plans. A service, for example, may refuse more than some number of requests at once. A plan with
/// more workers than any that ran through fails when it throws. Another one fails when it throws again after the workload has recovered: requests of an earlier
/// trial may still have occupied the service.
/// </summary>
/// <param name="subject">The workload.</param>
/// <param name="candidates">Says which candidate is sequential, and how many items a candidate runs at once.</param>
/// <param name="pause">Waits for the given time.</param>
internal sealed class PlanFailures<TCandidate>(ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, Action<TimeSpan> pause)
    where TCandidate : notnull
{
    private static readonly TimeSpan firstPause = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<TCandidate, WorkloadFailedException> failed = [];
    private readonly SortedSet<int> ran = [1];
    private Deadline deadline;

    /// <summary>The plans that failed, and what they threw.</summary>
    public IReadOnlyDictionary<TCandidate, WorkloadFailedException> Failed => failed;

    /// <summary>The fewest workers of a plan that failed; null where none did.</summary>
    public int? FewestWorkers => failed.Count == 0 ? null : failed.Keys.Min(candidates.WorkersOf);

    /// <summary>The most workers that ran through, and are fewer than those of each plan that failed; 1 where none are.</summary>
    public int MostAccepted => ran.Where(workers => !(FewestWorkers <= workers)).DefaultIfEmpty(1).Max();

    /// <summary>Sets the time after which no recovery is awaited any more.</summary>
    public void WaitUntil(Deadline end) => deadline = end;

    /// <summary>Whether a plan failed, or may not be tried because one with no more workers did. Sequential and the default are only judged by their own runs.</summary>
    public bool RuleOut(TCandidate candidate) => failed.ContainsKey(candidate)
        || (!IsReference(candidate) && FewestWorkers <= candidates.WorkersOf(candidate));

    /// <summary>Runs a trial of a plan. Null where the plan failed.</summary>
    /// <exception cref="WorkloadFailedException">The user's code threw under the sequential plan, and did not recover.</exception>
    public Trial? Try(TCandidate candidate, Func<Trial> trial)
    {
        var workers = candidates.WorkersOf(candidate);
        for (var mayRepeat = workers <= ran.Max; ; mayRepeat = false)
        {
            try
            {
                var run = trial();
                if (run.IsComplete)
                    ran.Add(workers);
                return run;
            }
            catch (WorkloadFailedException e) when (mayRepeat || !candidate.Equals(candidates.Sequential))
            {
                AwaitRecovery();
                if (mayRepeat)
                    continue;
                failed[candidate] = e;
                return null;
            }
        }
    }

    /// <summary>Runs single items sequentially, with growing pauses, until one succeeds or the deadline is over.</summary>
    public void AwaitRecovery()
    {
        for (var wait = firstPause; ; wait *= 2)
        {
            try
            {
                subject.Run(candidates.Sequential, new(subject.IsDivisible ? 1 : subject.Items, Passes: 1), Timeout.InfiniteTimeSpan);
                return;
            }
            catch (WorkloadFailedException)
            {
                if (deadline.Left <= wait)
                    return;
                pause(wait);
            }
        }
    }

    private bool IsReference(TCandidate candidate) => candidate.Equals(candidates.Sequential) || candidate.Equals(candidates.Default);
}
