using Amorsize.Build.Pipeline;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using static System.FormattableString;

namespace Amorsize.Build.Diagnostics;

/// <summary>The messages about the cache as a whole.</summary>
internal static class CacheMessages
{
    public static Diagnostic Pruned(PruneResult result, string directory) => new(Severity.Detail, "", result switch
    {
        { Ran: true } => Invariant($"pruned {directory}: {result.Entries} entries, {result.Defective} unusable files, {result.Tombstones} tombstones, {result.TemporaryFiles} temporary files, {result.QuarantinedFiles} quarantined files; {result.Errors} steps failed"),
        { Obstacle: { } obstacle } => $"nothing was pruned in {directory}: {obstacle.Message}",
        _ => $"nothing to prune yet in {directory}",
    });

    /// <param name="differences">For each valid result of another processor model: how the models differ.</param>
    public static Diagnostic OtherModel(IReadOnlyList<string> differences) => new(
        Severity.Message,
        Verdict.MachineMismatch.Code()!,
        Invariant($"{(differences.Count == 1 ? "1 result was" : $"{differences.Count} results were")} measured on another model of processor, with as many of them ({string.Join("; ", differences.Distinct())}). CI uses such results as they are. To measure on this model, set AmorsizeMode=Refresh once, or export results of a machine like this one."));

    public static Diagnostic NotBuilt(string assembly) =>
        Diagnostic.Progress($"{assembly} is not built yet, so its workloads are not known; build first");

    public static Diagnostic StatusOf(CurrentBuild build) =>
        Diagnostic.Progress($"the workloads of {build.AssemblyName} ({build.TargetFramework}, {build.Configuration}), as last built");

    public static Diagnostic Totals(StoredCounts counts, string directory) => Diagnostic.Progress(Invariant(
        $"{counts[StoredKind.Entry]} entries, {counts[StoredKind.Tombstone]} tombstones, {counts[StoredKind.Quarantined]} quarantined, {counts.Bytes / 1024.0:0.0} KiB in {directory}"));

    public static Diagnostic Defective((string Path, Finding Finding, bool IsQuarantined) defect) => Diagnostic.Warning(
        defect.Finding.Verdict.Code()!,
        $"{defect.Path}: {defect.Finding.Detail.TrimEnd('.')}. {(defect.IsQuarantined ? "It was quarantined." : WhatToDo(defect.Finding.Verdict))}");

    public static Diagnostic Verified(VerificationResult result, string directory) => Diagnostic.Progress(Invariant(
        $"verified {directory}: {result.Sound[StoredKind.Entry]} valid, {result.Count(Verdict.Corrupt)} corrupt, {result.Count(Verdict.Unreadable)} unreadable, {result.Count(Verdict.VersionMismatch)} of other versions, {result.Sound[StoredKind.Tombstone]} tombstones, {result.Sound[StoredKind.Quarantined]} quarantined before, {result.Sound[StoredKind.Foreign]} not ours; {result.Defects.Count(defect => defect.IsQuarantined)} quarantined now"));

    public static Diagnostic Cleared((StoredCounts Deleted, int Errors) result, string directory) => Diagnostic.Progress(Invariant(
        $"cleared {directory}: {result.Deleted[StoredKind.Entry]} entries, {result.Deleted[StoredKind.Tombstone]} tombstones, {result.Deleted[StoredKind.Quarantined]} quarantined, {result.Deleted[StoredKind.Unfinished]} temporary files; {result.Errors} could not be deleted"));

    public static Diagnostic Exported(MergeResult merge, string assembly, string file) => Diagnostic.Progress(merge.Outcomes.Count > 0
        ? $"exported the results of {assembly} to {file}: {Outcomes(merge)}"
        : $"the cache has no results of {assembly} to export; build first");

    public static Diagnostic Imported(MergeResult merge, string file, string directory) =>
        Diagnostic.Progress($"imported {file} into {directory}: {(merge.Outcomes.Count > 0 ? Outcomes(merge) : "it has no results")}");

    /// <summary>Reports that the target file of an export exists and has other content than exported results.</summary>
    public static Diagnostic NotExported(string file, Finding defect) => Diagnostic.Error(
        defect.Verdict.Code()!,
        $"Nothing was exported to {file}, which stays as it is: {defect.Detail.TrimEnd('.')}. Correct or delete it, or set AmorsizeFile to another.");

    public static Diagnostic NotExported(string file, Exception obstacle) => Diagnostic.Error(
        "AMZ3001", $"The results cannot be exported to {file}: {obstacle.Message.TrimEnd('.')}. {Remedy.For(obstacle, "Make it writable, or set AmorsizeFile to another.")}");

    public static Diagnostic NotImported(string file, Finding defect) => Diagnostic.Error(
        defect.Verdict.Code()!,
        $"Nothing was imported from {file}: {defect.Detail.TrimEnd('.')}. Export it again, or take it from source control.");

    public static Diagnostic NotStored(Exception obstacle) => Diagnostic.Warning(
        "AMZ3001", $"The result cache cannot be written: {obstacle.Message.TrimEnd('.')}. This build uses its measurements, and the next build measures again. {Remedy.For(obstacle, "Make the folder writable, or set AmorsizeCacheDirectory.")}");

    public static Diagnostic NotChanged(Exception obstacle) => Diagnostic.Warning(
        "AMZ3001", $"The result cache cannot be changed: {obstacle.Message.TrimEnd('.')}. {Remedy.For(obstacle, "Make the folder writable, or set AmorsizeCacheDirectory.")}");

    public static Diagnostic ReportWritten(string path) => Diagnostic.Progress($"the report is in {path}");

    public static Diagnostic ReportNotWritten(string path, Exception obstacle) => Diagnostic.Error(
        "AMZ3001", $"The report cannot be written to {path}: {obstacle.Message.TrimEnd('.')}. {Remedy.For(obstacle, "Make the folder writable.")}");

    public static Diagnostic SummaryNotWritten(Exception obstacle) =>
        Diagnostic.Progress($"the summary for the CI service cannot be written: {obstacle.Message}");

    private static string WhatToDo(Verdict verdict) => verdict switch
    {
        Verdict.Corrupt => "Quarantine it with -p:AmorsizeRepair=true.",
        Verdict.Unreadable => "Make it readable, or delete it.",
        _ => "Another version of this package may use it; the next build that measures replaces it.",
    };

    private static string Outcomes(MergeResult merge) => string.Join(", ", Enum.GetValues<MergeOutcome>()
        .Where(outcome => merge.Count(outcome) > 0)
        .Select(outcome => Invariant($"{merge.Count(outcome)} {InWords(outcome)}")));

    private static string InWords(MergeOutcome outcome) => outcome switch
    {
        MergeOutcome.Added => "added",
        MergeOutcome.Replaced => "replaced",
        MergeOutcome.SkippedExisting => "skipped (there is one)",
        MergeOutcome.SkippedOlder => "skipped (not newer)",
        MergeOutcome.Unchanged => "unchanged",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
