using System.Reflection;
using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Discovery;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Tool.Published;

/// <summary>Measures the workloads of a published program with the steps of a build, and writes the settings beside the program.</summary>
/// <param name="program">The program.</param>
/// <param name="context">The inputs of the steps.</param>
/// <param name="report">Takes each message, warning or error.</param>
internal sealed class ProgramTuning(PublishedProgram program, BuildContext context, Action<Diagnostic> report)
{
    private readonly ProgramProfiling profiling = new(program, context, report);

    private CurrentBuild Build { get; } = new()
    {
        AssemblyName = context.AssemblyName,
        TargetFramework = context.TargetFramework,
        Configuration = context.Configuration,
        Machine = context.Machine,
        MeasurementProperties = context.MeasurementProperties,
        ToolVersion = typeof(BuildContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        CacheTtl = context.CacheTtl,
    };

    /// <summary>Measures, writes the settings, and returns the status of each workload.</summary>
    /// <param name="only">The name of the only workload to measure, so that the others keep their settings; null for all.</param>
    /// <param name="baseline">Absolute path of the baseline file to add the results to; null for none.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public IReadOnlyList<StatusRow> Run(string? only, string? baseline, CancellationToken cancellationToken)
    {
        var files = new LocalFileSystem();
        var flagged = CachedScan.Workloads(context.ScanFile, context.Output).Workloads;
        foreach (var workload in flagged.Where(workload => workload.Mistake is not null))
            report(WorkloadMessages.FlagCannotWork(workload.Method, workload.Mistake!));
        var subjects = flagged.Where(workload => workload.Mistake is null).Select(workload => new WorkloadSubject(workload, Build)).ToList();
        var cache = new ResultCache(context.CacheDirectory, TimeProvider.System, files);
        var conclusions = Step(cache, cancellationToken).Run([.. subjects.Where(subject => only is null || subject.Workload.Name == only)], cancellationToken);
        if (conclusions.Count > 0)
        {
            var measured = conclusions.Select(SettingsResolution.Of).ToDictionary(settings => settings.Name);
            SettingsFileWriter.Update(files, context.SettingsFile, Build.ToolVersion, Build.Machine, [.. subjects.Select(subject => measured.GetValueOrDefault(subject.Workload.Name) ?? Earlier(files, subject.Workload.Name))]);
        }
        if (baseline is not null)
        {
            var (merge, defect) = new CacheExport(context.CacheDirectory, files).Export(baseline, context.AssemblyName, MergePolicy.Newer);
            report(defect is null ? CacheMessages.Exported(merge!, context.AssemblyName, baseline) : CacheMessages.NotExported(baseline, defect));
        }
        return new WorkloadStatus(cache, Build, TimeProvider.System).Of(flagged);
    }

    private ResolvedSettings Earlier(LocalFileSystem files, string name) =>
        SettingsFileWriter.Earlier(files, context.SettingsFile, Build.Machine).GetValueOrDefault(name) ?? ResolvedSettings.Default(name, Build.Machine.Processors, "not measured yet");

    /// <summary>The values of a row by name, as the target AmorsizeStatus returns them.</summary>
    public IEnumerable<(string Name, string Value)> Values(StatusRow row) => StatusValues.Of(row, Build);

    private MeasureStep<WorkloadSubject> Step(ResultCache cache, CancellationToken cancellationToken) => new(
        new LayeredCache([cache]),
        new StoreStep(cache, profiling.Report),
        new WorkloadMeasurement(profiling.NewProfiler(), context.AssemblyPath),
        wait => profiling.AcquireLock(wait, cancellationToken),
        MeasureOptions.Of(context, new(context.TimeBudget, context.TotalTimeBudget)),
        TimeProvider.System,
        BuildLoad.OfThisProcess,
        static _ => { },
        profiling.Report);
}
