using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Runs trials of a subject, each sized to last about the target duration. The number of items follows from the fastest trial so far, the number of passes from
/// the candidate's own last trial. A trial that would take far too long is stopped.
/// </summary>
/// <param name="subject">The workload or suite to run.</param>
/// <param name="candidates">Says which candidates are the reference plans, and how many items a candidate runs at once.</param>
/// <param name="sequentialItemMicroseconds">Time of one item in a sequential run, in microseconds.</param>
/// <param name="target">Intended duration of a trial.</param>
/// <param name="deadline">
/// A trial that is still running at this time is stopped, where it can be stopped. A reference plan's trial may go on for another item, or for the time of a
/// sequential trial.
/// </param>
/// <param name="threw">
/// Messages of exceptions that the user's code threw, by candidate; trials add to it. An exception under a reference plan is not caught.
/// </param>
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

    /// <summary>Intended duration of a trial; <see cref="Lengthen"/> raises it.</summary>
    public TimeSpan Target { get; private set; } = target;

    /// <summary>Whether the user's code threw under this candidate or under one with no more workers. A reference plan never counts as failed.</summary>
    public bool HasFailed(TCandidate candidate) => !IsReference(candidate) && threw.Keys.Any(failed => candidates.WorkersOf(failed) <= candidates.WorkersOf(candidate));

    /// <summary>Time of the shortest possible sequential run: one item, or the whole job where the subject is not divisible.</summary>
    public TimeSpan OneRun => TimeSpan.FromMicroseconds(sequentialItemMicroseconds * (subject.IsDivisible ? 1 : subject.Items));

    /// <summary>Time of one item in the fastest trial so far, in microseconds; at most the sequential time of an item.</summary>
    public double FastestItemMicroseconds => Math.Min(sequentialItemMicroseconds, fastestTrial);

    /// <summary>Number of items in a trial with this many workers.</summary>
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

    /// <summary>
    /// The first of the proposed candidates, at least one, that can all run this many rounds before the end, beside the reference plans. The time reserved for
    /// the default is that after which a slow trial is stopped.
    /// </summary>
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

    /// <summary>Fixes the number of items. A new fastest trial no longer changes it, so that all later trials of a candidate run the same items.</summary>
    public void FreezeItems() => frozenFastest = FastestItemMicroseconds;

    /// <summary>
    /// Runs one trial. A candidate that was stopped too often is not run again; its last time is returned. The time is infinite where none is known, because
    /// the user's code threw or the deadline came too soon.
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

    /// <summary>
    /// Runs a candidate that has not run yet, so that the start of threads and compilation do not slow its first timed trial. Skipped if one item takes longer
    /// than a trial.
    /// </summary>
    public void Prepare(TCandidate candidate)
    {
        if (OneRun <= Target && !lastItemMicroseconds.ContainsKey(candidate))
            Run(candidate);
    }

    /// <summary>
    /// Makes all later trials longer, because short ones proved unsteady. Returns false where trials were lengthened as often as the policy allows.
    /// </summary>
    public bool Lengthen()
    {
        if (lengthenings == policy.MaxLengthenings)
            return false;
        lengthenings++;
        Target *= policy.LengtheningFactor;
        return true;
    }

    // The candidate's time is still unknown, so the number of passes grows from one until the trial is long enough.
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
            // A service, for example, may refuse this many requests at once. Only this candidate has failed then, not the workload.
            threw[candidate] = e.Message;
            return unknown;
        }
        var time = new TrialTime(size.ItemMicroseconds(trial.Elapsed), trial.IsComplete);
        // The deadline, or foreign load, stopped this trial before it was clearly slow, so its time proves nothing. Only the time of an earlier stopped trial is
        // known, if there was one.
        if (!time.IsComplete && trial.Elapsed < stopAfter && time.ItemMicroseconds < policy.MinSlowdownToStop * FastestItemMicroseconds)
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
        // A race without its reference plans has no result, so their trials may go on for a while after the deadline.
        var grace = policy.MaxSequentialTargets * Target is var sequential && sequential > OneRun ? sequential : OneRun;
        if (IsReference(candidate) && left < grace)
            left = grace;
        return stopAfter < left ? stopAfter : left;
    }

    // Returns the time after which a trial is stopped, from the time that the fastest candidate would take for the same work.
    private TimeSpan StopAfter(TimeSpan fastest) =>
        policy.MinSlowdownToStop * fastest is var slow && slow > policy.MinTargetsToStop * Target ? slow : policy.MinTargetsToStop * Target;
}
