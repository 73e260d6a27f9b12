using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Verdicts;

/// <summary>The answer to one look-up.</summary>
/// <param name="Findings">Every check that failed, in the order of the checks. A hit has none.</param>
/// <param name="Entry">The entry, if one could be read. It may be stale: stale values are better than none.</param>
/// <param name="Source">The layer that has the entry.</param>
internal sealed record LookUpResult(IReadOnlyList<Finding> Findings, Entry? Entry, SettingsSource Source)
{
    /// <summary>Whether the entry's plan is not legal on this machine, so that it must not be used even while stale.</summary>
    public bool IsIllegal { get; init; }

    /// <summary>Whether the entry has a plan that may be used here, stale or not.</summary>
    public bool IsUsable => Entry is { IsMeasured: true } && !IsIllegal;

    /// <summary>The verdict of the first check that failed.</summary>
    public Verdict Verdict => Findings.Count == 0 ? Verdict.Hit : Findings[0].Verdict;

    /// <summary>Checks an entry and answers with the findings.</summary>
    public static LookUpResult Of(Entry entry, LookUpRequest request, DateTimeOffset now, SettingsSource source)
    {
        Finding[] findings = [.. Staleness.Of(entry, request, now)];
        return new(findings, entry, source) { IsIllegal = findings is [.., { Verdict: Verdict.InvalidChoice }] };
    }

    /// <summary>The answer for the newest usable of several entries, or else for the newest; <see langword="null"/> without an entry.</summary>
    public static LookUpResult? Best(IEnumerable<Entry> entries, LookUpRequest request, DateTimeOffset now, SettingsSource source) =>
        entries.Select(entry => Of(entry, request, now, source)).MaxBy(result => (result.IsUsable, result.Entry!.CreatedAt));

    /// <summary>The answer without an entry, with the reason.</summary>
    public static LookUpResult Without(Finding reason) => new([reason], null, SettingsSource.Default);

    /// <inheritdoc cref="Without(Finding)"/>
    public static LookUpResult Without(Verdict verdict, string detail) => Without(new(verdict, detail));
}
