using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Exchange;

/// <summary>The outcome of a merge.</summary>
/// <param name="Entries">All entries after the merge.</param>
/// <param name="Taken">The incoming entries that were added or replaced another, so they are to be written.</param>
/// <param name="Outcomes">The outcome of each incoming entry.</param>
internal sealed record MergeResult(IReadOnlyList<Entry> Entries, IReadOnlyList<Entry> Taken, IReadOnlyList<MergeOutcome> Outcomes)
{
    public int Count(MergeOutcome outcome) => Outcomes.Count(each => each == outcome);
}
