using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Entries;

/// <summary>When a workload was measured, why then, and what came of it.</summary>
/// <param name="At">When it was stored, in UTC.</param>
/// <param name="Verdict">How the look-up before it ended; <see cref="Verdict.Hit"/> where it was measured although what there was held.</param>
/// <param name="Why">What that look-up found, in words; empty for a hit.</param>
/// <param name="Result">The chosen setting and its speed-up, or what failed.</param>
internal sealed record PastMeasurement(DateTimeOffset At, Verdict Verdict, string Why, string Result)
{
    private const int MostLetters = 300;

    /// <summary>The measurement that an entry has, after a look-up that found something else.</summary>
    public static PastMeasurement Of(Entry entry, LookUpResult before) => new(
        entry.CreatedAt,
        before.Verdict,
        Shorten(string.Join("; ", before.Findings.Select(finding => finding.Detail))),
        Shorten(entry.Result.Summary));

    private static string Shorten(string text) => text.Length <= MostLetters ? text : $"{text[..MostLetters]}…";
}
