using Amorsize.Engine;

namespace Amorsize.Tuning.Search;

/// <summary>Runs trials of a subject that last about as long as told: each candidate's size follows from what its last trial took.</summary>
internal sealed class TimedTrials(ISubject subject, double sequentialItemMicroseconds, TimeSpan target)
{
    private readonly Dictionary<Setting, double> lastItemMicroseconds = [];

    /// <summary>One trial; its time per item, in microseconds.</summary>
    public double Run(Setting candidate)
    {
        // All candidates run the same items where they can, so that none is lucky with its share; only whole loops, which are short, differ in passes.
        var items = TrialSize.For(subject, candidate.Workers, sequentialItemMicroseconds, target).Items;
        var passes = items == subject.Items
            ? TrialSize.For(subject, candidate.Workers, lastItemMicroseconds.GetValueOrDefault(candidate, sequentialItemMicroseconds), target).Passes
            : 1;
        var trial = subject.Run(candidate, items, passes);
        var itemMicroseconds = trial.Elapsed.TotalMicroseconds / ((double)items * passes);
        lastItemMicroseconds[candidate] = itemMicroseconds;
        return itemMicroseconds;
    }
}
