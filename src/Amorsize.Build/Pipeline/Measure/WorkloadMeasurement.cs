using Amorsize.Cache.Entries;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Measures flagged workloads with the profiler.</summary>
/// <param name="profiler">Profiles one workload in a separate process.</param>
/// <param name="assemblyPath">Absolute path of the assembly that flags the workloads.</param>
internal sealed class WorkloadMeasurement(IProfiler profiler, string assemblyPath) : IMeasurement<WorkloadSubject>
{
    /// <inheritdoc/>
    public MeasurementOutcome Measure(WorkloadSubject subject, EntryResult? earlier, TimeSpan budget, Action started, CancellationToken cancellationToken)
    {
        var workload = subject.Workload;
        var request = new ProfileRequest
        {
            AssemblyPath = assemblyPath,
            Workload = workload.Name,
            MethodToken = workload.MethodToken,
            Options = workload.Options,
            Budget = budget,
            Earlier = (earlier as EntryResult.Loop)?.Profile,
            ReportPath = "",
        };
        var report = profiler.Profile(request, TuningLimits.HangLimit(budget), started, cancellationToken);
        return report switch
        {
            { Outcome: ProfileOutcome.Measured, Profile: { } profile } => new MeasurementOutcome.Ended(new EntryResult.Loop(WithConfiguration(profile, subject.Request.Key.Configuration))),
            { Outcome: ProfileOutcome.Interference } => new MeasurementOutcome.Interference(report.Message),
            { Outcome: ProfileOutcome.CannotRunHere } => new MeasurementOutcome.CannotRunHere(report.Message),
            _ => new MeasurementOutcome.Ended(new EntryResult.Failed(new(report.Outcome, report.Message))),
        };
    }

    /// <inheritdoc/>
    /// <remarks>Always null: a change of its code makes a workload's result stale, so a valid result needs no further run.</remarks>
    public string? MovedSince(WorkloadSubject subject, EntryResult known, CancellationToken cancellationToken) => null;

    // A Debug build is slower and may need another plan, so the sentence says which build was measured.
    private static Profile WithConfiguration(Profile profile, string configuration) => profile with { Reason = $"{profile.Reason}; {configuration} build" };
}
