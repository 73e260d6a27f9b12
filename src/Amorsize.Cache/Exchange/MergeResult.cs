using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Exchange;

/// <summary>The outcome of a merge.</summary>
/// <param name="Entries">All entries after the merge.</param>
/// <param name="Taken">The incoming entries that were added or replaced another. The caller of an import writes only these.</param>
/// <param name="Outcomes">The outcome of each incoming entry, in the order of the entries.</param>
internal sealed record MergeResult(IReadOnlyList<Entry> Entries, IReadOnlyList<Entry> Taken, IReadOnlyList<MergeOutcome> Outcomes)
{
    public int Count(MergeOutcome outcome) => Outcomes.Count(each => each == outcome);
}
