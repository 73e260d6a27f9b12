using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using static System.FormattableString;

namespace Amorsize.Build.Diagnostics;

/// <summary>The messages of AmorsizeExplain: every input of a verdict and of a choice.</summary>
internal static class Explanations
{
    /// <summary>The look-up, its verdict, and the candidates of the entry that it found.</summary>
    /// <param name="request">The look-up.</param>
    /// <param name="lookUp">Its answer.</param>
    /// <param name="fingerprintNotes">Parts of the fingerprint beside the code that is called; empty if there are none.</param>
    public static IEnumerable<Diagnostic> Of(LookUpRequest request, LookUpResult lookUp, string fingerprintNotes = "")
    {
        var name = request.Key.Subject.Name;
        yield return Diagnostic.Progress($"'{name}' is looked up by {string.Join("; ", request.Fields.Select(field => $"{field.Name}: {field.Value}"))}");
        yield return Diagnostic.Progress($"'{name}': {lookUp.Verdict}{(lookUp.Entry is { } entry ? Invariant($", stored {entry.CreatedAt:u}, {lookUp.Source}") : "")}{string.Concat(lookUp.Findings.Select(finding => $"; {finding.Verdict}: {finding.Detail}"))}");
        if (fingerprintNotes.Length > 0)
            yield return Diagnostic.Progress($"'{name}': in its fingerprint: {fingerprintNotes}");
        if (lookUp.Entry is not { } found)
            yield break;
        foreach (var candidate in Of(found))
            yield return candidate;
    }

    /// <summary>The measured candidates, the fastest first.</summary>
    public static IEnumerable<Diagnostic> Of(Entry entry) => entry.Result.Match(
        loop: profile => Candidates(entry.Key.Subject.Name, profile.Choice, profile.Race, ItemTime),
        suite: profile => Candidates(entry.Key.Subject.Name, profile.Choice, profile.Race, RunTime),
        failed: _ => []);

    private static IEnumerable<Diagnostic> Candidates<T>(string name, T choice, IReadOnlyList<CandidateSamples<T>> race, Func<double, string> inWords)
        where T : notnull =>
        race.OrderBy(candidate => candidate.Median).Select(candidate => Diagnostic.Progress(Invariant(
            $"'{name}': {(candidate.Candidate.Equals(choice) ? "chosen" : "raced")}: {candidate.Candidate}: {(candidate.IsLowerBound ? "at least " : "")}{inWords(candidate.Median)}; each round: {string.Join(", ", candidate.ItemMicroseconds.Select(inWords))}")));

    private static string ItemTime(double microseconds) => Invariant($"{microseconds:0.####} µs");

    private static string RunTime(double microseconds) => Invariant($"{microseconds / 1e6:0.00} s");
}
