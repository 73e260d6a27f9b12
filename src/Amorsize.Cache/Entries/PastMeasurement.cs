using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>One earlier measurement: its time, its cause and its result.</summary>
/// <param name="At">The time at which it was stored, in UTC.</param>
/// <param name="Verdict">The verdict of the look-up before it; <see cref="Verdict.Hit"/> for a refresh of a result that still held.</param>
/// <param name="Why">The findings of that look-up, in words; empty for a hit.</param>
/// <param name="Result">The chosen plan and its speed-up, or the cause of the failure.</param>
internal sealed record PastMeasurement(DateTimeOffset At, Verdict Verdict, string Why, string Result)
{
    // A finding may quote a file; twenty of them must fit into an entry.
    private const int MaxTextLength = 300;

    /// <summary>The measurement that made <paramref name="entry"/>, after the look-up that led to it.</summary>
    public static PastMeasurement Of(Entry entry, LookUpResult before) => new(
        entry.CreatedAt,
        before.Verdict,
        Shorten(string.Join("; ", before.Findings.Select(finding => finding.Detail))),
        Shorten(entry.Result.Summary));

    private static string Shorten(string text) => text.Length <= MaxTextLength ? text : $"{text[..MaxTextLength]}…";
}
