using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Verdicts;

/// <summary>The answer to one look-up.</summary>
/// <param name="Findings">Every check that failed, in the order of the checks; none: a hit.</param>
/// <param name="Entry">The entry, wherever one could be read: a stale one too, its values are better than none.</param>
/// <param name="Source">Where the entry comes from.</param>
internal sealed record LookUpResult(IReadOnlyList<Finding> Findings, Entry? Entry, SettingsSource Source)
{
    /// <summary>Whether the entry's choice must not be used here, not even as a stale one.</summary>
    public bool IsIllegal { get; init; }

    /// <summary>Whether the entry has settings that may be used here, if only as stale ones.</summary>
    public bool IsUsable => Entry is { IsMeasured: true } && !IsIllegal;

    /// <summary>What the first check that failed found.</summary>
    public Verdict Verdict => Findings.Count == 0 ? Verdict.Hit : Findings[0].Verdict;

    /// <summary>There is an entry; whether it holds is still to be told.</summary>
    public static LookUpResult Of(Entry entry, LookUpRequest request, DateTimeOffset now, SettingsSource source)
    {
        Finding[] findings = [.. Staleness.Of(entry, request, now)];
        return new(findings, entry, source) { IsIllegal = findings is [.., { Verdict: Verdict.InvalidChoice }] };
    }

    /// <summary>Of several entries of one workload the newest that can be used, else the newest; <see langword="null"/> where there is none.</summary>
    public static LookUpResult? Best(IEnumerable<Entry> entries, LookUpRequest request, DateTimeOffset now, SettingsSource source) =>
        entries.Select(entry => Of(entry, request, now, source)).MaxBy(result => (result.IsUsable, result.Entry!.CreatedAt));

    /// <summary>There is no entry, for this one reason.</summary>
    public static LookUpResult Without(Finding reason) => new([reason], null, SettingsSource.Default);

    /// <inheritdoc cref="Without(Finding)"/>
    public static LookUpResult Without(Verdict verdict, string detail) => Without(new(verdict, detail));
}
