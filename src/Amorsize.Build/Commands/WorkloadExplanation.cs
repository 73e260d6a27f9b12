using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;
using static System.FormattableString;

namespace Amorsize.Build.Commands;

/// <summary>Explains the status of one workload: the choice, its evidence, and everything that the result depends on.</summary>
internal static class WorkloadExplanation
{
    public static IReadOnlyList<ExplanationSection> Of(StatusRow row)
    {
        var all = new List<ExplanationSection>
        {
            new("Result", [.. Result(row)]),
            new("Stale because", [.. row.Findings.Select(finding => (string[])[finding])]),
        };
        if (row.Entry is { } entry)
        {
            entry.Result.Match<object?>(loop: profile => AddLoop(all, profile), suite: profile => AddSuite(all, profile), failed: _ => null);
            all.Add(new("History", [.. entry.History.Select(History)]));
        }
        all.Add(new("Looked up by", [.. row.LookedUpBy.Select(field => (string[])[field.Name, field.Value])]));
        return [.. all.Where(section => section.Rows.Count > 0)];
    }

    private static IEnumerable<string[]> Result(StatusRow row)
    {
        yield return ["verdict", row.Verdict];
        if (row.Plan.Length > 0)
            yield return ["plan", row.Plan];
        if (row.Reason.Length > 0)
            yield return ["reason", row.Reason];
        if (row.Source.Length > 0)
            yield return ["source", row.Source];
        if (row.Entry is { } entry)
            yield return ["measured", Invariant($"{entry.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC")];
    }

    private static object? AddLoop(List<ExplanationSection> all, Profile profile)
    {
        var model = profile.Model;
        all.Add(new("Doubts", [.. profile.Warnings.Select(warning => (string[])[warning])]));
        all.Add(new("Plans, time of an item", [.. Candidates(profile.Race, profile.Choice)]));
        all.Add(new("Workload",
        [
            ["items of the loop", Invariant($"{model.Items}")],
            ["item, sequential", MicrosecondsText.InWords(model.ItemMicroseconds)],
            ["one run as tuned", MicrosecondsText.InWords(model.TunedItemMicroseconds * model.Items)],
            ["CPU share", Invariant($"{model.CpuShare:P0}")],
            ["serial share", Invariant($"{model.Sigma:P0}")],
        ]));
        return null;
    }

    private static object? AddSuite(List<ExplanationSection> all, SuiteProfile profile)
    {
        all.Add(new("Doubts", [.. profile.Warnings.Select(warning => (string[])[warning])]));
        all.Add(new("Fail only in parallel", [.. profile.FailInParallel.Select(test => (string[])[test])]));
        all.Add(new("Gain of isolating tests", [.. profile.Isolation is { } isolation ? isolation.Units.Prepend(SuiteMessages.Gain(isolation)).Select(text => (string[])[text]) : []]));
        all.Add(new("Plans, time of a run", [.. Candidates(profile.Race, profile.Choice)]));
        all.Add(new("Order", [.. profile.Order?.InWords is { } order ? [(string[])[order]] : (string[][])[]]));
        all.Add(new("Longest tests", [.. profile.Longest.Select(test => (string[])[test.Name, MicrosecondsText.InWords(test.Time.TotalMicroseconds)])]));
        return null;
    }

    private static IEnumerable<string[]> Candidates<T>(IReadOnlyList<CandidateSamples<T>> race, T choice)
        where T : notnull => race.Where(candidate => candidate.ItemMicroseconds.Count > 0).OrderBy(candidate => candidate.Median).Select(candidate =>
        {
            var (low, high) = MedianInterval.Of(candidate.ItemMicroseconds);
            return (string[])
            [
                $"{candidate.Candidate}",
                $"{(candidate.IsLowerBound ? "more than " : "")}{MicrosecondsText.InWords(candidate.Median)}",
                candidate.ItemMicroseconds.Count > 1 ? $"{MicrosecondsText.InWords(low)} to {MicrosecondsText.InWords(high)}" : "",
                candidate.Candidate.Equals(choice) ? "chosen" : "",
            ];
        });

    private static string[] History(PastMeasurement measurement) =>
    [
        Invariant($"{measurement.At.UtcDateTime:yyyy-MM-dd HH:mm}"),
        measurement.Verdict == Verdict.Hit ? "asked for" : $"{measurement.Verdict}: {measurement.Why}",
        measurement.Result,
    ];
}
