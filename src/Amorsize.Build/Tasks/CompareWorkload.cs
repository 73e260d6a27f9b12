using System.Text.Json;
using Amorsize.Build.Commands;
using Amorsize.Build.Comparison;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Discovery;
using Amorsize.Measurement.Loops;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Races plans of one workload of the assembly that was built last, and judges its stored choice. It stores nothing.</summary>
public sealed class CompareWorkload : StatusTask
{
    /// <summary>The name of the workload.</summary>
    public string Workload { get; set; } = "";

    /// <summary>The user's plans in words, separated by |.</summary>
    public string Plans { get; set; } = "";

    /// <summary>Time for measuring, as a TimeSpan; empty for AmorsizeTimeBudget. A property of its own, since stored results depend on that one.</summary>
    public string Budget { get; set; } = "";

    /// <summary>The shared frameworks that the assembly runs on, with their versions.</summary>
    public ITaskItem[] RuntimeFrameworks { get; set; } = [];

    /// <summary>Absolute path of the profiler's assembly.</summary>
    [Required]
    public string Profiler { get; set; } = "";

    /// <summary>One item for each workload. The metadata <c>Comparison</c> of the named one is JSON, a <see cref="ComparisonReport"/>.</summary>
    [Output]
    public ITaskItem[] Rows { get; private set; } = [];

    private protected override void Run()
    {
        var build = CurrentBuild();
        Rows = [.. (LookUp(build, new ReadOnlyFileSystem(new LocalFileSystem())) ?? []).Select(row =>
        {
            var item = StatusItem.From(row, build);
            if (row.Name == Workload && Compare(row) is { } report)
                item.Set("Comparison", JsonSerializer.Serialize(report, StatusJsonContext.Default.ComparisonReport));
            return item;
        })];
    }

    private ComparisonReport? Compare(StatusRow row)
    {
        if (CachedScan.Workloads(Inputs.ScanFile, Inputs.Output).Workloads.FirstOrDefault(flagged => flagged.Name == row.Name) is not { } workload)
        {
            Report(ComparisonMessages.BadPlan(row.Name, "it is a test suite, whose plans cannot be compared"));
            return null;
        }
        if (workload.Mistake is { } mistake)
        {
            Report(WorkloadMessages.FlagCannotWork(workload.Method, mistake));
            return null;
        }
        try
        {
            var profiler = new OutOfProcessProfiler(ProfilerHost.Of(Inputs, Profiler, RuntimeFrameworkItem.ToFrameworks(RuntimeFrameworks)), OutOfProcessProfiler.UsableMemory, ReportStage);
            var step = new ComparisonStep(profiler, Inputs.AssemblyPath, Exclude, 2 * Inputs.TotalTimeBudget, Report);
            var budget = Budget.Length > 0 ? PropertyText.Budget("--budget", Budget) : Inputs.TimeBudget;
            return step.Run(workload, row.Choice, [.. Plans.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(PlanText.Parse)], budget, Cancellation);
        }
        catch (FormatException e)
        {
            Report(ComparisonMessages.BadPlan(row.Name, e.Message.TrimEnd('.')));
            return null;
        }
    }
}
