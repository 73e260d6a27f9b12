using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Exchange;

/// <summary>Merges two sets of entries.</summary>
internal static class Merge
{
    /// <param name="existing">The entries that the target file or cache has, at most one for each workload and machine.</param>
    /// <param name="incoming">The entries to add, at most one for each workload and machine.</param>
    /// <param name="policy">Decides between two entries of the same workload and machine.</param>
    public static MergeResult Of(IEnumerable<Entry> existing, IEnumerable<Entry> incoming, MergePolicy policy)
    {
        var merged = existing.ToDictionary(entry => (entry.Key, entry.Machine));
        var taken = new List<Entry>();
        var outcomes = new List<MergeOutcome>();
        foreach (var entry in incoming)
        {
            var place = (entry.Key, entry.Machine);
            var outcome = merged.TryGetValue(place, out var old) ? OutcomeOf(old, entry, policy) : MergeOutcome.Added;
            outcomes.Add(outcome);
            if (outcome is not (MergeOutcome.Added or MergeOutcome.Replaced))
                continue;
            merged[place] = entry;
            taken.Add(entry);
        }
        return new([.. merged.Values], taken, outcomes);
    }

    private static MergeOutcome OutcomeOf(Entry old, Entry entry, MergePolicy policy) => policy switch
    {
        _ when EntryFormat.WriteLine(old) == EntryFormat.WriteLine(entry) => MergeOutcome.Unchanged,
        MergePolicy.Skip => MergeOutcome.SkippedExisting,
        MergePolicy.Newer => entry.CreatedAt > old.CreatedAt ? MergeOutcome.Replaced : MergeOutcome.SkippedOlder,
        MergePolicy.Overwrite => MergeOutcome.Replaced,
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, null),
    };
}
