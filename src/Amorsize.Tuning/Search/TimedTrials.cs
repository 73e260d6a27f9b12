namespace Amorsize.Tuning.Search;

/// <summary>
/// Runs trials of a subject that last about as long as told, whatever the candidate makes of it: how many items it is given follows from the fastest
/// that was seen, how many passes from its own last trial, and one that would take far too long is stopped.
/// </summary>
/// <param name="subject">What is run.</param>
/// <param name="workersOf">How many items a candidate works on at once.</param>
/// <param name="sequentialItemMicroseconds">Time of one item when run sequentially.</param>
/// <param name="target">How long a trial lasts.</param>
/// <param name="deadline">No trial goes on after it.</param>
internal sealed class TimedTrials<TCandidate>(
    ISubject<TCandidate> subject, Func<TCandidate, int> workersOf, double sequentialItemMicroseconds, TimeSpan target, Deadline deadline)
    where TCandidate : notnull
{
    private const int Growth = 4;
    private const int MostLengthenings = 2;

    // A candidate twice as fast as its last trial must still be long enough.
    private const double Enough = 0.75;

    // A worker that gets fewer than a handful of items tells more about the last item than about the setting.
    private const double ItemsPerWorker = 4;

    // To watch for the limit costs about a nanosecond with each item.
    private const double ShortestStoppable = 1;

    // Twice as slow as the fastest is slow enough to know.
    private const double SlowEnough = 2;

    private readonly Dictionary<TCandidate, double> lastItemMicroseconds = [];
    private readonly Dictionary<TCandidate, TrialTime> stopped = [];
    private double fastestTrial = double.PositiveInfinity;
    private int lengthenings;

    /// <summary>How long a trial lasts now.</summary>
    public TimeSpan Target { get; private set; } = target;

    /// <summary>Whether at least one item fits into a trial.</summary>
    public bool AreItemsShort => sequentialItemMicroseconds * (subject.IsDivisible ? 1 : subject.Items) <= Target.TotalMicroseconds;

    private double FastestItemMicroseconds => Math.Min(sequentialItemMicroseconds, fastestTrial);

    /// <summary>Items of a trial with so many workers.</summary>
    public int ItemsFor(int workers)
    {
        if (!subject.IsDivisible)
            return subject.Items;
        var wanted = TrialSize.ItemsIn(Target, workers == 1 ? sequentialItemMicroseconds : FastestItemMicroseconds);
        var fewest = workers == 1 ? 1 : workers * Math.Clamp(ItemsPerWorker * wanted / workers, 1, ItemsPerWorker);
        return (int)Math.Clamp(Math.Max(wanted, fewest), 1, subject.Items);
    }

    /// <summary>One trial; of a candidate that had to be stopped, what is known of it.</summary>
    public TrialTime Run(TCandidate candidate)
    {
        if (stopped.TryGetValue(candidate, out var known))
            return known;
        var items = ItemsFor(workersOf(candidate));
        return lastItemMicroseconds.TryGetValue(candidate, out var last)
            ? Run(candidate, new(items, TrialSize.PassesFor(items, last, Enough * Target)))
            : RunFirst(candidate, items);
    }

    /// <summary>Runs a candidate that has not been run yet, since its first run starts threads and compiles, unless that would take longer than a trial should.</summary>
    public void Prepare(TCandidate candidate)
    {
        if (!deadline.IsOver && AreItemsShort && !lastItemMicroseconds.ContainsKey(candidate))
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
        var trial = subject.Run(candidate, size.Items, size.Passes, LimitOf(candidate, size));
        var time = new TrialTime(size.ItemMicroseconds(trial.Elapsed), trial.IsComplete);
        lastItemMicroseconds[candidate] = time.ItemMicroseconds;
        if (trial.IsComplete)
            fastestTrial = Math.Min(fastestTrial, time.ItemMicroseconds);
        else
            stopped[candidate] = time;
        return time;
    }

    private TimeSpan LimitOf(TCandidate candidate, TrialSize size)
    {
        if (workersOf(candidate) == 1 || sequentialItemMicroseconds < ShortestStoppable)
            return Timeout.InfiniteTimeSpan;
        var usual = Growth * Target;
        var slow = SlowEnough * size.Elapsed(FastestItemMicroseconds);
        var left = deadline.Left;
        var limit = slow < left ? slow : left;
        return limit > usual ? limit : usual;
    }
}
