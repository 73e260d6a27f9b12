using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>One measurement in the history of an entry: its time, the reason for it and its result.</summary>
/// <param name="At">The time at which the result was stored, in UTC.</param>
/// <param name="Verdict">The verdict of the look-up before the measurement; <see cref="Verdict.Hit"/> if a valid result was measured again on request.</param>
/// <param name="Why">The findings of that look-up, as text; empty for a hit.</param>
/// <param name="Result">The chosen plan and its speed-up, or the cause of the failure, as text.</param>
internal sealed record PastMeasurement(DateTimeOffset At, Verdict Verdict, string Why, string Result)
{
    // In characters. A finding may quote a file, and a full history of 20 measurements must fit into an entry's file.
    private const int MaxTextLength = 300;

    /// <summary>The measurement that produced <paramref name="entry"/>. The look-up <paramref name="before"/> gives the reason for it.</summary>
    public static PastMeasurement Of(Entry entry, LookUpResult before) => new(
        entry.CreatedAt,
        before.Verdict,
        string.Join("; ", before.Findings.Select(finding => finding.Detail)).Shortened(MaxTextLength),
        entry.Result.Summary.Shortened(MaxTextLength));
}
