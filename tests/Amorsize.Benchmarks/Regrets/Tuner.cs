using System.Diagnostics;
using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Reports;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Discovery.Workloads;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>Tunes kinds as a build tunes the workloads of an assembly: with the same profiler, in a process of its own.</summary>
internal sealed class Tuner
{
    private readonly TimeSpan budget;
    private readonly string assembly = typeof(Tuner).Assembly.Location;
    private readonly IReadOnlyList<WorkloadDescriptor> workloads;
    private readonly OutOfProcessProfiler profiler;

    /// <param name="budget">Time for measuring one kind.</param>
    public Tuner(TimeSpan budget)
    {
        this.budget = budget;
        using (var file = File.OpenRead(assembly))
            workloads = WorkloadScanner.Scan(file);
        profiler = new(
            new(
                DotNet: "dotnet",
                Path.Combine(Repository.Root, "src", "Amorsize.Profiler", "bin", Repository.Configuration, "net8.0", "Amorsize.Profiler.dll"),
                assembly,
                Path.ChangeExtension(assembly, ".deps.json"),
                Path.ChangeExtension(assembly, ".runtimeconfig.json"),
                Frameworks: [],
                PackageFolders: [],
                new(Path.GetDirectoryName(assembly)!, Profile: null)),
            memoryLimit: long.MaxValue,
            reached: static _ => { });
    }

    public Tune Tune(IKind kind)
    {
        var workload = workloads.Single(workload => workload.Name == kind.Facts.Name);
        var started = Stopwatch.GetTimestamp();
        var report = profiler.Profile(
            new()
            {
                AssemblyPath = assembly,
                Workload = workload.Name,
                MethodToken = workload.MethodToken,
                Options = workload.Options,
                Budget = budget,
                ReportPath = "",
            },
            TuningLimits.HangLimit(budget),
            started: () => { },
            CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(started);
        // A kind without a result is judged as if it ran sequentially.
        return report is { Outcome: ProfileOutcome.Measured, Profile: { } profile }
            ? new(Candidate.Of(profile.Choice), report.Outcome, profile.Reason, profile.Warnings, elapsed, profile.Search!.Elapsed, profile.Search.RaceElapsed)
            {
                UnderLoad = profile.UnderLoad,
                Speedup = profile.Speedup,
                Interval = profile.SpeedupInterval,
            }
            : new(Candidate.Of(ExecutionPlan.Sequential), report.Outcome, report.Message, [], elapsed, SearchElapsed: default, RaceElapsed: default);
    }
}
