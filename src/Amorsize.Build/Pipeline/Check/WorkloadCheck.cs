using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Metadata;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Looks up all workloads of an assembly, and checks whether the settings file already has their resolved settings.</summary>
/// <param name="step">Looks up the workloads.</param>
/// <param name="build">The current build, whose fields are part of each look-up.</param>
/// <param name="settingsFile">Absolute path of the settings file.</param>
/// <param name="files">The file system.</param>
/// <param name="report">Logs a message, warning or error.</param>
/// <param name="looks">Decides which workloads this build looks at; null if it looks at none.</param>
internal sealed class WorkloadCheck(CheckStep step, CurrentBuild build, string settingsFile, IFileSystem files, Action<Diagnostic> report, WorkloadLooks? looks = null)
{
    public WorkloadCheckResult Run(IReadOnlyList<WorkloadDescriptor> flagged)
    {
        foreach (var workload in flagged.Where(workload => workload.Mistake is not null))
            report(WorkloadMessages.FlagCannotWork(workload.Method, workload.Mistake!) with { Position = SourcePositions.Of(build.AssemblyPath, workload.MethodToken) });
        var result = step.Run([.. flagged.Where(workload => workload.Mistake is null).Select(workload => new WorkloadSubject(workload, build, looks))]);
        if (result.Verdicts.Total > 0)
            report(WorkloadMessages.LookUps(result.Verdicts));
        IReadOnlyList<ResolvedSettings> known = [.. result.Resolved.Concat(result.ToMeasure).Select(SettingsResolution.Of)];
        var isCurrent = result.ToMeasure.Count == result.OnlyTimed && SettingsFileWriter.IsCurrent(files, settingsFile, build.ToolVersion, build.Machine, known);
        return new(
            known,
            result.ToMeasure.ConvertAll(conclusion => conclusion.Subject.Workload),
            result.ToMeasure.Count > 0 || !isCurrent,
            isCurrent && result.Verdicts[Verdict.Hit] == flagged.Count ? result.Validity : null);
    }
}
