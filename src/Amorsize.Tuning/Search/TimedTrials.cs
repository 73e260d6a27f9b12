using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>Runs trials of a subject that last about as long as told: each candidate's size follows from what its last trial took.</summary>
internal sealed class TimedTrials(ISubject subject, double sequentialItemMicroseconds, TimeSpan target)
{
    private const int Growth = 4;

    private readonly Dictionary<Setting, double> lastItemMicroseconds = [];

    /// <summary>One trial; its time per item, in microseconds.</summary>
    public double Run(Setting candidate)
    {
        // All candidates run the same items where they can, so that none is lucky with its share; only whole loops, which are short, differ in passes.
        var items = TrialSize.For(subject, candidate.Workers, sequentialItemMicroseconds, target).Items;
        if (items != subject.Items)
            return Run(candidate, items, passes: 1);
        return lastItemMicroseconds.TryGetValue(candidate, out var last)
            ? Run(candidate, items, TrialSize.For(subject, candidate.Workers, last, target).Passes)
            : RunFirst(candidate, items);
    }

    // What a pass takes is not known yet: where a short loop is given to several workers on a busy machine, a thousand times what it takes sequentially.
    private double RunFirst(Setting candidate, int items)
    {
        for (var passes = 1; ; passes *= Growth)
        {
            var itemMicroseconds = Run(candidate, items, passes);
            if (itemMicroseconds * items * passes * Growth >= target.TotalMicroseconds || passes >= TrialSize.MaxPasses)
                return itemMicroseconds;
        }
    }

    private double Run(Setting candidate, int items, int passes)
    {
        var itemMicroseconds = subject.Run(candidate, items, passes).Elapsed.TotalMicroseconds / ((double)items * passes);
        lastItemMicroseconds[candidate] = itemMicroseconds;
        return itemMicroseconds;
    }
}
