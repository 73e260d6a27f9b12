using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>The list of recommendations of the report.</summary>
internal static class Recommendations
{
    // From this share of serial work the report recommends to remove a bottleneck: no number of workers gives more than 4x (Amdahl's law).
    private const double HighSerialShare = 0.25;

    public static IReadOnlyList<string> Of(IReadOnlyList<StatusRow> rows)
    {
        var steps = rows.SelectMany(Of).ToList();
        return steps.Count > 0 ? steps : ["Nothing: every workload has a valid result."];
    }

    private static IEnumerable<string> Of(StatusRow row)
    {
        if (row.Findings.Count > 0)
            yield return $"{row.Name}: {string.Join("; ", row.Findings)}. {Remedy(row)}.";
        if (row.Entry?.Result is EntryResult.Suite(var suite))
        {
            if (suite.Isolation is { } isolation)
                yield return $"{row.Name}: {SuiteMessages.Gain(isolation)} {string.Join(", ", isolation.Units)}. {(isolation.IsInUse ? "Find the state that they share with other tests." : "The warning AMZ5001 has the lines to paste.")}";
            else if (suite.FailInParallel.Count > 0)
                yield return $"{row.Name}: {SuiteMessages.FailOnlyInParallel(suite.FailInParallel)}. Find the state that is shared, or mark the tests; then measure again with -t:AmorsizeRefresh.";
            if (suite.Order?.InWords is { } order)
                yield return $"{row.Name}: {order}.";
            if (suite.IsUnchanged)
                yield return $"{row.Name}: unchanged, because {suite.Reason}.";
        }
        if (row.Entry?.Result is not EntryResult.Loop(var profile))
            yield break;
        foreach (var warning in profile.Warnings)
            yield return $"{row.Name}: {warning}.";
        if (profile.Model is { IsIoBound: false, Sigma: >= HighSerialShare } && profile.Race.Any(evidence => evidence.Candidate.Workers > 1 && !evidence.IsLowerBound) && profile.Choice.Workers > 1)
            yield return Invariant($"{row.Name}: it behaves as if {profile.Model.Sigma:P0} of its work were serial. Look for the bottleneck first: a lock, memory, the garbage collector, one long item, or, in a short loop, the start of the workers. Removing it gains more than any plan.");
    }

    private static string Remedy(StatusRow row) => row switch
    {
        { Verdict: nameof(Verdict.Failed) } => "Fix it, or set Enabled = false on its flag",
        { Source: "" } => "Fix it",
        _ => "Build on a machine that may measure, or with AmorsizeMode=Profile",
    };
}
