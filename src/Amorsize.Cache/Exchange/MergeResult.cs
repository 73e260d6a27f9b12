using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Exchange;

/// <summary>What a merge comes to.</summary>
/// <param name="Entries">All entries, of both sides.</param>
/// <param name="Taken">Those of them that came: what is to be written.</param>
/// <param name="Outcomes">One of each entry that was to come.</param>
internal sealed record MergeResult(IReadOnlyList<Entry> Entries, IReadOnlyList<Entry> Taken, IReadOnlyList<MergeOutcome> Outcomes)
{
    public int Count(MergeOutcome outcome) => Outcomes.Count(each => each == outcome);
}
