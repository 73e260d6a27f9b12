using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Runs trials of a subject that last about as long as the target under any candidate. The number of items follows from the fastest trial so far, the
/// number of passes from the candidate's own last trial. A trial that would take far too long is stopped.
/// </summary>
/// <param name="subject">The workload or suite to run.</param>
/// <param name="candidates">Tells which are the reference plans, and how many items a candidate runs at once.</param>
/// <param name="sequentialItemMicroseconds">Time of one item in a sequential run.</param>
/// <param name="target">Duration of a trial.</param>
/// <param name="deadline">A trial that goes on after it is stopped, where it can be stopped. A reference plan's trial gets an item more, or a sequential trial's time.</param>
/// <param name="threw">The messages of exceptions of the user's code, by candidate; grows. An exception under a reference plan is not caught.</param>
/// <param name="policy">Sizes and limits of trials.</param>
internal sealed class TimedTrials<TCandidate>(
    ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, double sequentialItemMicroseconds, TimeSpan target, Deadline deadline, Dictionary<TCandidate, string> threw, TrialPolicy? policy = null)
    where TCandidate : notnull
{
    private static readonly TrialTime unknown = new(double.PositiveInfinity, IsComplete: false);

    private readonly TrialPolicy policy = policy ?? MeasurementPolicy.Default.Trials;
    private readonly Dictionary<TCandidate, double> lastItemMicroseconds = [];
    private readonly Dictionary<TCandidate, TrialTime> stopped = [];
    private readonly Dictionary<TCandidate, int> stops = [];
    private double fastestTrial = double.PositiveInfinity;
    private double? frozenFastest;
    private int lengthenings;

    /// <summary>Duration of a trial now.</summary>
    public TimeSpan Target { get; private set; } = target;

    /// <summary>Whether the user's code threw under a candidate, or under one with no more workers.</summary>
    public bool HasFailed(TCandidate candidate) => !IsReference(candidate) && threw.Keys.Any(failed => candidates.WorkersOf(failed) <= candidates.WorkersOf(candidate));

    /// <summary>Time of the shortest sequential run: one item, or the whole job.</summary>
    public TimeSpan OneRun => TimeSpan.FromMicroseconds(sequentialItemMicroseconds * (subject.IsDivisible ? 1 : subject.Items));

    /// <summary>Time of one item in the fastest trial so far, in microseconds; at most its sequential time.</summary>
    public double FastestItemMicroseconds => Math.Min(sequentialItemMicroseconds, fastestTrial);

    /// <summary>Items of a trial with so many workers.</summary>
    public int ItemsFor(int workers)
    {
        if (!subject.IsDivisible)
            return subject.Items;
        var wanted = TrialSize.ItemsIn(Target, frozenFastest ?? FastestItemMicroseconds);
        if (workers == 1)
            wanted = Math.Min(wanted, policy.MaxSequentialTargets * TrialSize.ItemsIn(Target, sequentialItemMicroseconds));
        else
            wanted = Math.Max(wanted, workers * Math.Clamp(policy.MinItemsPerWorker * wanted / workers, 1, policy.MinItemsPerWorker));
        return (int)Math.Clamp(wanted, 1, subject.Items);
    }

    /// <summary>The first of these candidates, at least one, that fit into the time in so many rounds beside the reference plans. The default may have to be stopped.</summary>
    public IReadOnlyList<TCandidate> Affordable(IReadOnlyList<TCandidate> proposed, int rounds, Deadline end)
    {
        var left = (end.Left / rounds) - OnePass(candidates.Sequential, sequentialItemMicroseconds) - StopAfter(OnePass(candidates.Default, FastestItemMicroseconds));
        var affordable = new List<TCandidate>();
        foreach (var candidate in proposed)
        {
            left -= OnePass(candidate, lastItemMicroseconds.GetValueOrDefault(candidate, FastestItemMicroseconds));
            if (left < TimeSpan.Zero && affordable.Count > 0)
                break;
            affordable.Add(candidate);
        }
        return affordable;
    }

    private TimeSpan OnePass(TCandidate candidate, double itemMicroseconds) => new TrialSize(ItemsFor(candidates.WorkersOf(candidate)), Passes: 1).Elapsed(itemMicroseconds);

    /// <summary>From now on each candidate runs the same items in all of its trials.</summary>
    public void FreezeItems() => frozenFastest = FastestItemMicroseconds;

    /// <summary>
    /// One trial. A candidate that was stopped too often is not run again and keeps its last time. The time is infinite where none is known: the user's
    /// code threw, or the deadline came too soon.
    /// </summary>
    public TrialTime Run(TCandidate candidate)
    {
        if (HasFailed(candidate))
            return unknown;
        if (stops.GetValueOrDefault(candidate) >= policy.MaxStops)
            return stopped[candidate];
        var items = ItemsFor(candidates.WorkersOf(candidate));
        return lastItemMicroseconds.TryGetValue(candidate, out var last)
            ? Run(candidate, new(items, TrialSize.PassesFor(items, last, policy.MinTrialFraction * Target, policy.MaxPasses)))
            : RunFirst(candidate, items);
    }

    /// <summary>Runs a candidate that has not run yet, since its first run starts threads and compiles, unless one item already takes longer than a trial.</summary>
    public void Prepare(TCandidate candidate)
    {
        if (OneRun <= Target && !lastItemMicroseconds.ContainsKey(candidate))
            Run(candidate);
    }

    /// <summary>Makes every trial from now on longer, since short ones proved unsteady; false where they are long enough already.</summary>
    public bool Lengthen()
    {
        if (lengthenings == policy.MaxLengthenings)
            return false;
        lengthenings++;
        Target *= policy.LengtheningFactor;
        return true;
    }

    // The time of a pass is not known yet, so the trial grows from one pass.
    private TrialTime RunFirst(TCandidate candidate, int items)
    {
        for (var passes = 1; ; passes *= policy.FirstTrialGrowth)
        {
            var time = Run(candidate, new(items, passes));
            if (!time.IsComplete || time.ItemMicroseconds * items * passes * policy.FirstTrialGrowth >= Target.TotalMicroseconds || passes >= policy.MaxPasses)
                return time;
        }
    }

    private TrialTime Run(TCandidate candidate, TrialSize size)
    {
        var stopAfter = StopAfter(size.Elapsed(FastestItemMicroseconds));
        var limit = LimitOf(candidate, stopAfter);
        Trial trial;
        try
        {
            trial = subject.Run(candidate, size.Items, size.Passes, limit);
        }
        catch (WorkloadFailedException e) when (!IsReference(candidate))
        {
            // A service may refuse so many requests at once. The candidate is out then, but the workload has not failed.
            threw[candidate] = e.Message;
            return unknown;
        }
        var time = new TrialTime(size.ItemMicroseconds(trial.Elapsed), trial.IsComplete);
        // The deadline stopped it before it was known to be slow, so an earlier stop is all that is known.
        if (!time.IsComplete && limit < stopAfter && time.ItemMicroseconds < policy.MinSlowdownToStop * FastestItemMicroseconds)
            return stopped.GetValueOrDefault(candidate, unknown);
        lastItemMicroseconds[candidate] = time.ItemMicroseconds;
        if (trial.IsComplete)
            fastestTrial = Math.Min(fastestTrial, time.ItemMicroseconds);
        else
            (stopped[candidate], stops[candidate]) = (time, stops.GetValueOrDefault(candidate) + 1);
        return time;
    }

    private bool IsReference(TCandidate candidate) => candidate.Equals(candidates.Sequential) || candidate.Equals(candidates.Default);

    private TimeSpan LimitOf(TCandidate candidate, TimeSpan stopAfter)
    {
        if (candidates.WorkersOf(candidate) == 1)
            return Timeout.InfiniteTimeSpan;
        var left = deadline.Left;
        // Without its reference plans a race has no result, so they may go on after the deadline.
        var grace = policy.MaxSequentialTargets * Target is var sequential && sequential > OneRun ? sequential : OneRun;
        if (IsReference(candidate) && left < grace)
            left = grace;
        return stopAfter < left ? stopAfter : left;
    }

    // When to stop a trial that would take so long under the fastest candidate.
    private TimeSpan StopAfter(TimeSpan fastest) =>
        policy.MinSlowdownToStop * fastest is var slow && slow > policy.MinTargetsToStop * Target ? slow : policy.MinTargetsToStop * Target;
}
