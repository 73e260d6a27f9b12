using Amorsize.Build.Summary;

namespace Amorsize.Tool.Status;

/// <summary>The status as the summary that builds write for a CI service.</summary>
internal static class StatusMarkdown
{
    private const string CannotWork = "cannot work";
    private const string Failed = "Failed";

    /// <summary>The Markdown; empty where there are no workloads.</summary>
    public static string Of(StatusResult status) => status.Rows.Count == 0
        ? ""
        : SummaryTable.Of(status.Rows.Select(row => ($"{row.Project} ({row.TargetFramework})", new SummaryNews(KindOf(row), row.Name, row.IsStale ? row.Findings : row.Item["Reason"]))));

    private static SummaryKind KindOf(WorkloadRow row) => row switch
    {
        { Verdict: CannotWork or Failed } => SummaryKind.Failed,
        { IsStale: true } => SummaryKind.Stale,
        _ => SummaryKind.Measured,
    };
}
