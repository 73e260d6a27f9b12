namespace Amorsize.Tuning.Search;

/// <summary>Runs trials of a subject that last about as long as told: each candidate's passes follow from what its last trial took.</summary>
/// <param name="subject">What is run.</param>
/// <param name="workersOf">How many items a candidate works on at once.</param>
/// <param name="sizes">How many items a trial has.</param>
/// <param name="target">How long a trial lasts.</param>
internal sealed class TimedTrials<TCandidate>(ISubject<TCandidate> subject, Func<TCandidate, int> workersOf, TrialItems sizes, TimeSpan target)
    where TCandidate : notnull
{
    private const int Growth = 4;
    private const int MostLengthenings = 2;

    // A candidate twice as fast as its last trial must still be long enough.
    private const double Enough = 0.75;

    private readonly Dictionary<TCandidate, double> lastItemMicroseconds = [];
    private int lengthenings;

    /// <summary>How long a trial lasts now.</summary>
    public TimeSpan Target { get; private set; } = target;

    /// <summary>Items of a trial with so many workers.</summary>
    public int ItemsFor(int workers) => subject.IsDivisible ? sizes.For(workers, subject.Items) : subject.Items;

    /// <summary>One trial; its time per item, in microseconds.</summary>
    public double Run(TCandidate candidate)
    {
        var items = ItemsFor(workersOf(candidate));
        return lastItemMicroseconds.TryGetValue(candidate, out var last)
            ? Run(candidate, new(items, TrialSize.PassesFor(items, last, Enough * Target)))
            : RunFirst(candidate, items);
    }

    /// <summary>Runs a candidate that has not been run yet, since its first run starts threads and compiles, unless that would take longer than a trial should.</summary>
    public void Prepare(TCandidate candidate, Deadline deadline)
    {
        if (!deadline.IsOver && sizes.Sequential >= 1 && !lastItemMicroseconds.ContainsKey(candidate))
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
    private double RunFirst(TCandidate candidate, int items)
    {
        for (var passes = 1; ; passes *= Growth)
        {
            var itemMicroseconds = Run(candidate, new(items, passes));
            if (itemMicroseconds * items * passes * Growth >= Target.TotalMicroseconds || passes >= TrialSize.MaxPasses)
                return itemMicroseconds;
        }
    }

    private double Run(TCandidate candidate, TrialSize size)
    {
        var itemMicroseconds = size.ItemMicroseconds(subject.Run(candidate, size.Items, size.Passes).Elapsed);
        lastItemMicroseconds[candidate] = itemMicroseconds;
        return itemMicroseconds;
    }
}
