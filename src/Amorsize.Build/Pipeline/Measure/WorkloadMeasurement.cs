using Amorsize.Cache.Entries;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Measures flagged workloads with the profiler.</summary>
/// <param name="profiler">The profiler.</param>
/// <param name="assemblyPath">Absolute path of the assembly that flags them.</param>
internal sealed class WorkloadMeasurement(IProfiler profiler, string assemblyPath) : IMeasurement<WorkloadSubject>
{
    /// <inheritdoc/>
    public MeasurementOutcome Measure(WorkloadSubject subject, TimeSpan budget, Action started, CancellationToken cancellationToken)
    {
        var workload = subject.Workload;
        var request = new ProfileRequest
        {
            AssemblyPath = assemblyPath,
            Workload = workload.Name,
            MethodToken = workload.MethodToken,
            Options = workload.Options,
            Budget = budget,
            ReportPath = "",
        };
        var report = profiler.Profile(request, TuningLimits.HangLimit(budget), started, cancellationToken);
        return report switch
        {
            { Outcome: ProfileOutcome.Measured, Profile: { } profile } => new MeasurementOutcome.Ended(new EntryResult.Loop(profile)),
            { Outcome: ProfileOutcome.Interference } => new MeasurementOutcome.Interference(report.Message),
            { Outcome: ProfileOutcome.CannotRunHere } => new MeasurementOutcome.CannotRunHere(report.Message),
            _ => new MeasurementOutcome.Ended(new EntryResult.Failed(new(report.Outcome, report.Message))),
        };
    }

    /// <inheritdoc/>
    /// <remarks>A workload whose code did not change is not timed.</remarks>
    public string? MovedSince(WorkloadSubject subject, EntryResult known, CancellationToken cancellationToken) => null;
}
