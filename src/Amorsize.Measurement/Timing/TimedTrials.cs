using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Runs trials of a subject that last about as long as told, whatever the candidate makes of it: how many items it is given follows from the fastest
/// that was seen, how many passes from its own last trial, and one that would take far too long is stopped.
/// </summary>
/// <param name="subject">What is run.</param>
/// <param name="candidates">Which are the baselines, and how many items a candidate works on at once.</param>
/// <param name="sequentialItemMicroseconds">Time of one item when run sequentially.</param>
/// <param name="target">How long a trial lasts.</param>
/// <param name="deadline">A trial that goes on after it is stopped, where it can be stopped; a baseline's may take as long as an item, or as a sequential trial.</param>
/// <param name="threw">What the user's code threw under candidates that no baseline is; grows.</param>
internal sealed class TimedTrials<TCandidate>(
    ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, double sequentialItemMicroseconds, TimeSpan target, Deadline deadline, Dictionary<TCandidate, string> threw)
    where TCandidate : notnull
{
    private const int Growth = 4;
    private const int MostLengthenings = 1;

    // A candidate twice as fast as its last trial must still be long enough.
    private const double Enough = 0.75;

    // A worker that gets fewer than a handful of items tells more about the last item than about the setting.
    private const double ItemsPerWorker = 4;

    // Sequential runs the items that the others run, as long as that takes no more than so many trials' time.
    private const double MostOfSequential = 2;

    // Twice as slow as the fastest is slow enough to know, once a trial is four times as long as wanted.
    private const double SlowEnough = 2;

    // A disturbance may stop a trial once.
    private const int StopsThatCount = 2;

    private static readonly TrialTime unknown = new(double.PositiveInfinity, IsComplete: false);

    private readonly Dictionary<TCandidate, double> lastItemMicroseconds = [];
    private readonly Dictionary<TCandidate, TrialTime> stopped = [];
    private readonly Dictionary<TCandidate, int> stops = [];
    private double fastestTrial = double.PositiveInfinity;
    private double? frozenFastest;
    private int lengthenings;

    /// <summary>How long a trial lasts now.</summary>
    public TimeSpan Target { get; private set; } = target;

    /// <summary>Whether the user's code threw under a candidate, or under one with no more workers.</summary>
    public bool HasFailed(TCandidate candidate) => !IsReference(candidate) && threw.Keys.Any(failed => candidates.WorkersOf(failed) <= candidates.WorkersOf(candidate));

    /// <summary>Time of the shortest sequential run: one item, or the whole job.</summary>
    public TimeSpan OneRun => TimeSpan.FromMicroseconds(sequentialItemMicroseconds * (subject.IsDivisible ? 1 : subject.Items));

    /// <summary>Time of one item in the fastest trial so far, in microseconds; at most what it takes sequentially.</summary>
    public double FastestItemMicroseconds => Math.Min(sequentialItemMicroseconds, fastestTrial);

    /// <summary>Items of a trial with so many workers.</summary>
    public int ItemsFor(int workers)
    {
        if (!subject.IsDivisible)
            return subject.Items;
        var wanted = TrialSize.ItemsIn(Target, frozenFastest ?? FastestItemMicroseconds);
        if (workers == 1)
            wanted = Math.Min(wanted, MostOfSequential * TrialSize.ItemsIn(Target, sequentialItemMicroseconds));
        else
            wanted = Math.Max(wanted, workers * Math.Clamp(ItemsPerWorker * wanted / workers, 1, ItemsPerWorker));
        return (int)Math.Clamp(wanted, 1, subject.Items);
    }

    /// <summary>As many of these, from the first, as can be run so often beside the baselines, of which the default may have to be stopped; one at least.</summary>
    public IReadOnlyList<TCandidate> Affordable(IReadOnlyList<TCandidate> contenders, int rounds, Deadline end)
    {
        var left = (end.Left / rounds) - OnePass(candidates.Sequential, sequentialItemMicroseconds) - Longest(OnePass(candidates.Default, FastestItemMicroseconds));
        var affordable = new List<TCandidate>();
        foreach (var contender in contenders)
        {
            left -= OnePass(contender, lastItemMicroseconds.GetValueOrDefault(contender, FastestItemMicroseconds));
            if (left < TimeSpan.Zero && affordable.Count > 0)
                break;
            affordable.Add(contender);
        }
        return affordable;
    }

    private TimeSpan OnePass(TCandidate candidate, double itemMicroseconds) => new TrialSize(ItemsFor(candidates.WorkersOf(candidate)), Passes: 1).Elapsed(itemMicroseconds);

    /// <summary>From now on each candidate runs the same items in all of its trials.</summary>
    public void FreezeItems() => frozenFastest = FastestItemMicroseconds;

    /// <summary>One trial; of a candidate that had to be stopped twice, what is known of it; infinite where nothing is: it threw, or the time was over too soon.</summary>
    public TrialTime Run(TCandidate candidate)
    {
        if (HasFailed(candidate))
            return unknown;
        if (stops.GetValueOrDefault(candidate) >= StopsThatCount)
            return stopped[candidate];
        var items = ItemsFor(candidates.WorkersOf(candidate));
        return lastItemMicroseconds.TryGetValue(candidate, out var last)
            ? Run(candidate, new(items, TrialSize.PassesFor(items, last, Enough * Target)))
            : RunFirst(candidate, items);
    }

    /// <summary>Runs a candidate that has not been run yet, since its first run starts threads and compiles, unless that would take longer than a trial should.</summary>
    public void Prepare(TCandidate candidate)
    {
        if (OneRun <= Target && !lastItemMicroseconds.ContainsKey(candidate))
            Run(candidate);
    }

    /// <summary>Makes every trial from now on twice as long, since short ones proved unsteady; false where they are long enough already.</summary>
    public bool Lengthen()
    {
        if (lengthenings == MostLengthenings)
            return false;
        lengthenings++;
        Target *= 2;
        return true;
    }

    // What a pass takes is not known yet: where a short loop is given to several workers on a busy machine, a thousand times what it takes sequentially.
    private TrialTime RunFirst(TCandidate candidate, int items)
    {
        for (var passes = 1; ; passes *= Growth)
        {
            var time = Run(candidate, new(items, passes));
            if (!time.IsComplete || time.ItemMicroseconds * items * passes * Growth >= Target.TotalMicroseconds || passes >= TrialSize.MaxPasses)
                return time;
        }
    }

    private TrialTime Run(TCandidate candidate, TrialSize size)
    {
        var slow = Longest(size.Elapsed(FastestItemMicroseconds));
        var limit = LimitOf(candidate, slow);
        Trial trial;
        try
        {
            trial = subject.Run(candidate, size.Items, size.Passes, limit);
        }
        catch (WorkloadFailedException e) when (!IsReference(candidate))
        {
            // What it waits for may serve no more than so many at once: that is no failure of the workload, but no candidate either.
            threw[candidate] = e.Message;
            return unknown;
        }
        var time = new TrialTime(size.ItemMicroseconds(trial.Elapsed), trial.IsComplete);
        // Stopped by the deadline, before it was known to be slow: unless it was known already.
        if (!time.IsComplete && limit < slow && time.ItemMicroseconds < SlowEnough * FastestItemMicroseconds)
            return stopped.GetValueOrDefault(candidate, unknown);
        lastItemMicroseconds[candidate] = time.ItemMicroseconds;
        if (trial.IsComplete)
            fastestTrial = Math.Min(fastestTrial, time.ItemMicroseconds);
        else
            (stopped[candidate], stops[candidate]) = (time, stops.GetValueOrDefault(candidate) + 1);
        return time;
    }

    private bool IsReference(TCandidate candidate) => candidate.Equals(candidates.Sequential) || candidate.Equals(candidates.Default);

    private TimeSpan LimitOf(TCandidate candidate, TimeSpan slow)
    {
        if (candidates.WorkersOf(candidate) == 1)
            return Timeout.InfiniteTimeSpan;
        var left = deadline.Left;
        // What the others are compared with may take an item more, or as long as a sequential trial.
        var grace = MostOfSequential * Target is var sequential && sequential > OneRun ? sequential : OneRun;
        if (IsReference(candidate) && left < grace)
            left = grace;
        return slow < left ? slow : left;
    }

    // Of a trial that would take so long under the fastest.
    private TimeSpan Longest(TimeSpan fastest) => SlowEnough * fastest is var slow && slow > Growth * Target ? slow : Growth * Target;
}
