using Amorsize.Cache.Entries;

namespace Amorsize.Cache.Verdicts;

/// <summary>The answer to one look-up.</summary>
/// <param name="Findings">Every check that failed, in the order of the checks. A hit has none.</param>
/// <param name="Entry">The entry, if one could be read. It may be stale, because a build without a hit may still use its plan.</param>
/// <param name="Source">The layer that has the entry; <see cref="SettingsSource.Default"/> without an entry.</param>
internal sealed record LookUpResult(IReadOnlyList<Finding> Findings, Entry? Entry, SettingsSource Source)
{
    /// <summary>Whether the entry's plan is not legal on this machine, so that it must not be used even as a stale plan.</summary>
    public bool IsIllegal { get; init; }

    /// <summary>Whether the entry has a plan that may be used on this machine, stale or not.</summary>
    public bool IsUsable => Entry?.ProfileResult is not null && !IsIllegal;

    /// <summary>
    /// Whether the entry has a result of the same content, measured in the same way on the same machine, of which only the age, or the load at its time, keeps it from
    /// being valid.
    /// </summary>
    public bool IsOnlyOld => Entry is { IsMeasured: true } && Findings.Count > 0
        && Findings.All(finding => finding.Verdict is Verdict.Expired or Verdict.FutureClock or Verdict.Provisional);

    /// <summary>The verdict of the first failed check, or <see cref="Verdict.Hit"/>.</summary>
    public Verdict Verdict => Findings.Count == 0 ? Verdict.Hit : Findings[0].Verdict;

    /// <summary>Checks an entry and answers with the findings.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="request">The request that it may answer.</param>
    /// <param name="now">The current time.</param>
    /// <param name="source">The layer that has the entry.</param>
    /// <param name="isSigned">Whether the entry has a valid signature. An entry of the local cache needs none.</param>
    public static LookUpResult Of(Entry entry, LookUpRequest request, DateTimeOffset now, SettingsSource source, bool isSigned = false)
    {
        var findings = Staleness.Of(entry, request, now).ToList();
        if (source != SettingsSource.Cached && !isSigned && !findings.Exists(IsIllegality) && Trust.ObjectionTo(entry, request) is { } objection)
            findings.Insert(findings.Count(finding => finding.Verdict < Verdict.InvalidChoice), new(Verdict.InvalidChoice, objection));
        return new(findings, entry, source) { IsIllegal = findings.Exists(IsIllegality) };

        static bool IsIllegality(Finding finding) => finding.Verdict == Verdict.InvalidChoice;
    }

    /// <summary>Chooses among several entries: the newest usable one, or the newest one if none is usable. <see langword="null"/> without an entry.</summary>
    public static LookUpResult? Best(IEnumerable<Entry> entries, LookUpRequest request, DateTimeOffset now, SettingsSource source) =>
        entries.Select(entry => Of(entry, request, now, source)).MaxBy(result => (result.IsUsable, result.Entry!.CreatedAt));

    /// <summary>The answer if there is no entry, with the reason.</summary>
    public static LookUpResult Without(Finding reason) => new([reason], null, SettingsSource.Default);

    /// <inheritdoc cref="Without(Finding)"/>
    public static LookUpResult Without(Verdict verdict, string detail) => Without(new(verdict, detail));
}
