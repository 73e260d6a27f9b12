using Amorsize.Build.Status;
using static System.FormattableString;

namespace Amorsize.Build.Reporting;

/// <summary>What a reader of the report can do next.</summary>
internal static class NextSteps
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
            yield return $"{row.Name}: {string.Join("; ", row.Findings)}. {(row.Entry is null && row.Source.Length == 0 ? "Mend it" : "Build on a machine that may measure, or with AmorsizeMode=Profile")}.";
        if (row.Entry?.Suite is { } suite)
        {
            if (suite.FailInParallel.Count > 0)
                yield return Invariant($"{row.Name}: {suite.FailInParallel.Count} tests end otherwise in parallel. Find what they share, or mark them; then -t:AmorsizeRefresh.");
            if (suite.IsLeftAlone)
                yield return $"{row.Name}: left as it was, since {suite.Reason}.";
        }
        if (row.Entry?.Profile is not { } profile)
            yield break;
        foreach (var warning in profile.Warnings)
            yield return $"{row.Name}: {warning}.";
        if (profile.Model is { IsLatencyBound: false, Sigma: >= MuchIsSerial } && profile.Race.Any(evidence => evidence.Candidate.Workers > 1 && !evidence.IsAtLeast) && profile.Choice.Workers > 1)
            yield return Invariant($"{row.Name}: {profile.Model.Sigma:P0} of its work is serial. What its workers wait for (a lock, memory, the garbage collector, one long item, in a short loop their own start) is worth more than any setting.");
    }
}
