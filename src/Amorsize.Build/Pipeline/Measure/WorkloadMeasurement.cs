using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Measures flagged workloads with the profiler.</summary>
/// <param name="profiler">Profiles one workload in a separate process.</param>
/// <param name="assemblyPath">Absolute path of the assembly that flags the workloads.</param>
/// <param name="looking">Looks at workloads with a valid result; null if this build looks at none.</param>
internal sealed class WorkloadMeasurement(IProfiler profiler, string assemblyPath, Looking? looking = null) : IMeasurement<WorkloadSubject>
{
    /// <inheritdoc/>
    public MeasurementOutcome Measure(WorkloadSubject subject, EntryResult? earlier, TimeSpan budget, Action started, CancellationToken cancellationToken)
    {
        var report = profiler.Profile(RequestFor(subject.Workload, assemblyPath, budget) with { Earlier = (earlier as EntryResult.Loop)?.Profile }, TuningLimits.HangLimit(budget), started, cancellationToken);
        return report switch
        {
            { Outcome: ProfileOutcome.Measured, Profile: { } profile } => new MeasurementOutcome.Ended(new EntryResult.Loop(WithConditions(profile, subject.Request))),
            { Outcome: ProfileOutcome.Interference } => new MeasurementOutcome.Interference(report.Message, report.BuildLoad),
            { Outcome: ProfileOutcome.CannotRunHere } => new MeasurementOutcome.CannotRunHere(report.Message),
            _ => new MeasurementOutcome.Ended(new EntryResult.Failed(new(report.Outcome, report.Message, report.IsOfPreparation))),
        };
    }

    /// <inheritdoc/>
    public string? MovedSince(WorkloadSubject subject, EntryResult known, CancellationToken cancellationToken) =>
        known is EntryResult.Loop(var profile) ? looking?.MovedSince(subject, profile, request => RequestFor(subject.Workload, assemblyPath, DriftPolicy.LookDuration) with { Look = request }, cancellationToken) : null;

    /// <summary>The request to measure a workload. The profiler sets the path of the report.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="assemblyPath">Absolute path of the assembly that flags it.</param>
    /// <param name="budget">Time for measuring.</param>
    public static ProfileRequest RequestFor(WorkloadDescriptor workload, string assemblyPath, TimeSpan budget) => new()
    {
        AssemblyPath = assemblyPath,
        Workload = workload.Name,
        MethodToken = workload.MethodToken,
        Options = workload.Options,
        Budget = budget,
        ReportPath = "",
    };

    // A Debug build is slower and may need another plan, and so does less CPU time, so the sentence says what was measured.
    private static Profile WithConditions(Profile profile, LookUpRequest request) => profile with
    {
        Reason = $"{profile.Reason}; {request.Key.Configuration} build{(request.Machine.CpuQuota is { } quota ? FormattableString.Invariant($" under a CPU quota of {quota:0.##} processors") : "")}",
    };
}
