using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Handles exceptions of the user's code under single plans. A service, for example, may refuse more than some number of requests at once. A plan fails when it
/// throws twice, the second time after the workload has recovered: requests of an earlier trial may still have occupied the service at the first.
/// </summary>
/// <param name="subject">The workload.</param>
/// <param name="candidates">Says which candidate is sequential, and how many items a candidate runs at once.</param>
/// <param name="pause">Waits for the given time.</param>
internal sealed class PlanFailures<TCandidate>(ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, Action<TimeSpan> pause)
    where TCandidate : notnull
{
    private static readonly TimeSpan firstPause = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<TCandidate, WorkloadFailedException> failed = [];
    private Deadline deadline;

    /// <summary>The plans that failed, and what they threw.</summary>
    public IReadOnlyDictionary<TCandidate, WorkloadFailedException> Failed => failed;

    /// <summary>The fewest workers of a plan that failed; null where none did.</summary>
    public int? FewestWorkers => failed.Count == 0 ? null : failed.Keys.Min(candidates.WorkersOf);

    /// <summary>Sets the time after which no recovery is awaited any more.</summary>
    public void WaitUntil(Deadline end) => deadline = end;

    /// <summary>Whether a plan failed, or may not be tried because one with no more workers did. Sequential and the default are only judged by their own runs.</summary>
    public bool RuleOut(TCandidate candidate) => failed.ContainsKey(candidate)
        || (!IsReference(candidate) && FewestWorkers <= candidates.WorkersOf(candidate));

    /// <summary>Runs a trial of a plan. Null where the plan failed.</summary>
    /// <exception cref="WorkloadFailedException">The user's code threw under the sequential plan, and did not recover.</exception>
    public Trial? Try(TCandidate candidate, Func<Trial> trial)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return trial();
            }
            catch (WorkloadFailedException e) when (isFirst || !candidate.Equals(candidates.Sequential))
            {
                AwaitRecovery();
                if (isFirst)
                    continue;
                failed[candidate] = e;
                return null;
            }
        }
    }

    /// <summary>Runs single items sequentially, with growing pauses, until one succeeds.</summary>
    /// <exception cref="WorkloadFailedException">No item succeeded until the deadline.</exception>
    public void AwaitRecovery()
    {
        for (var wait = firstPause; ; wait *= 2)
        {
            try
            {
                subject.Run(candidates.Sequential, new(subject.IsDivisible ? 1 : subject.Items, Passes: 1), Timeout.InfiniteTimeSpan);
                return;
            }
            catch (WorkloadFailedException) when (deadline.Left > wait)
            {
                pause(wait);
            }
        }
    }

    private bool IsReference(TCandidate candidate) => candidate.Equals(candidates.Sequential) || candidate.Equals(candidates.Default);
}
