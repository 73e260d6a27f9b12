using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Measurement.Selection;
using Amorsize.Platform.Locks;

namespace Amorsize.Tool.Published;

/// <summary>Profiles a published program with the profiler of a build, and reports the stages of its search.</summary>
/// <param name="program">The program.</param>
/// <param name="context">The inputs of the steps.</param>
/// <param name="report">Takes each message, warning or error.</param>
internal sealed class ProgramProfiling(PublishedProgram program, BuildContext context, Action<Diagnostic> report)
{
    private MeasurementProgress? announced;

    private static string Profiler => Path.Combine(AppContext.BaseDirectory, "profiler", "Amorsize.Profiler.dll");

    /// <summary>Creates a profiler of the program.</summary>
    public IProfiler NewProfiler()
    {
        var host = ProfilerHost.Of(context, Profiler, program.Frameworks) with { RuntimeConfigFile = Path.ChangeExtension(context.AssemblyPath, ".runtimeconfig.json") };
        return new OutOfProcessProfiler(host, OutOfProcessProfiler.UsableMemory, ReportStage);
    }

    /// <summary>Takes the machine's lock; null if another build held it all that time.</summary>
    public IDisposable? AcquireLock(TimeSpan wait, CancellationToken cancellationToken) =>
        MachineLock.Acquire(MachineLockPlaces.Here, wait, () => Report(StaleMessage.Waiting(wait)), cancellationToken);

    public void Report(Diagnostic diagnostic)
    {
        announced = diagnostic.Measurement ?? announced;
        report(diagnostic);
    }

    private void ReportStage(SearchStage stage)
    {
        if (announced is { } measurement)
            report(WorkloadMessages.Reached(measurement, stage));
    }
}
