using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Verdicts;
using static System.FormattableString;

namespace Amorsize.Build.Report;

/// <summary>What a reader of the report can do next.</summary>
internal static class Recommendations
{
    // So much of the work being serial, no number of workers gives more than four times.
    private const double MuchIsSerial = 0.25;

    public static IReadOnlyList<string> Of(IReadOnlyList<StatusRow> rows)
    {
        var steps = rows.SelectMany(Of).ToList();
        return steps.Count > 0 ? steps : ["Nothing: all that is flagged is measured, and holds."];
    }

    private static IEnumerable<string> Of(StatusRow row)
    {
        if (row.Findings.Count > 0)
            yield return $"{row.Name}: {string.Join("; ", row.Findings)}. {Remedy(row)}.";
        if (row.Entry?.Suite is { } suite)
        {
            if (suite.FailInParallel.Count > 0)
                yield return $"{row.Name}: {SuiteMessages.FailOnlyInParallel(suite.FailInParallel)}. Find the state that is shared, or mark the tests; then measure again with -t:AmorsizeRefresh.";
            if (suite.IsUnchanged)
                yield return $"{row.Name}: left as it was, since {suite.Reason}.";
        }
        if (row.Entry?.Profile is not { } profile)
            yield break;
        foreach (var warning in profile.Warnings)
            yield return $"{row.Name}: {warning}.";
        if (profile.Model is { IsIoBound: false, Sigma: >= MuchIsSerial } && profile.Race.Any(evidence => evidence.Candidate.Workers > 1 && !evidence.IsLowerBound) && profile.Choice.Workers > 1)
            yield return Invariant($"{row.Name}: it behaves as if {profile.Model.Sigma:P0} of its work were serial. What its workers wait for (a lock, memory, the garbage collector, one long item, in a short loop their own start) is worth more than any setting.");
    }

    private static string Remedy(StatusRow row) => row switch
    {
        { Verdict: nameof(Verdict.Failed) } => "Mend it, or set Enabled = false on its flag",
        { Source: "" } => "Mend it",
        _ => "Build on a machine that may measure, or with AmorsizeMode=Profile",
    };
}
