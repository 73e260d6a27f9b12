using Amorsize.Build.Comparison;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Discovery;
using Amorsize.Discovery.Workloads;
using Amorsize.Engine;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Tool.Published;

/// <summary>Races plans of a workload of a published program, and judges the plan that its settings file has. It stores nothing.</summary>
/// <param name="program">The program.</param>
/// <param name="context">The inputs of the steps.</param>
/// <param name="report">Takes each message, warning or error.</param>
internal sealed class ProgramComparison(PublishedProgram program, BuildContext context, Action<Diagnostic> report)
{
    /// <summary>The names of all workloads of the program.</summary>
    public IReadOnlyList<string> Names => [.. Workloads.Select(workload => workload.Name)];

    private IReadOnlyList<WorkloadDescriptor> Workloads { get; } = CachedScan.Workloads(context.ScanFile, context.Output).Workloads;

    /// <summary>Compares plans of a workload. Returns null if there is no such workload, or after an error.</summary>
    /// <param name="path">The path of the program, as its user wrote it.</param>
    /// <param name="name">The name of the workload.</param>
    /// <param name="plans">The user's plans.</param>
    /// <param name="budget">Time for measuring.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public ComparisonReport? Run(string path, string name, IReadOnlyList<ExecutionPlan> plans, TimeSpan budget, CancellationToken cancellationToken)
    {
        if (Workloads.FirstOrDefault(flagged => flagged.Name == name) is not { } workload)
            return null;
        if (workload.Mistake is { } mistake)
        {
            report(WorkloadMessages.FlagCannotWork(workload.Method, mistake));
            return null;
        }
        var profiling = new ProgramProfiling(program, context, report);
        return new ComparisonStep(profiling.NewProfiler(), context.AssemblyPath, wait => profiling.AcquireLock(wait, cancellationToken), 2 * context.TotalTimeBudget, profiling.Report)
            .Run(workload, Stored(name) with { Program = path }, plans, budget, cancellationToken);
    }

    private StoredChoice Stored(string name)
    {
        try
        {
            if (RegularFile.Read(context.SettingsFile, SettingsFolder.MaxLength) is not { } bytes)
                return new(null, $"there is no {context.SettingsFile}");
            return new SettingsFile(bytes).Find(name, context.Machine.Processors) switch
            {
                null => new(null, $"{context.SettingsFile} has no workload '{name}'"),
                { Source: SettingsSource.Default or SettingsSource.Failed } unmeasured => new(null, unmeasured.Reason),
                var settings => new(settings.Plan, ""),
            };
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            return new(null, $"{context.SettingsFile} cannot be read: {e.Message}");
        }
    }
}
