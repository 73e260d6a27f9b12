using System.Diagnostics;
using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Build.Pipeline;

/// <summary>A flagged workload.</summary>
internal sealed class WorkloadSubject(WorkloadDescriptor workload, CurrentBuild build) : TuningSubject(build, build.RequestFor(workload))
{
    public WorkloadDescriptor Workload => workload;

    /// <inheritdoc/>
    public override string Name => $"workload '{workload.Name}'";

    /// <inheritdoc/>
    public override string FingerprintNotes => workload.Notes;

    /// <inheritdoc/>
    public override string WithoutResult(LookUpResult lookUp) => "The workload runs with the framework's default";

    /// <inheritdoc/>
    public override Diagnostic Measuring(int number, int count) => WorkloadMessages.Measuring(workload.Name, number, count);

    /// <inheritdoc/>
    public override Diagnostic Measured(EntryResult result) => result.Match(
        loop: WorkloadMessages.Measured,
        suite: _ => throw new UnreachableException(),
        failed: failure => WorkloadMessages.Failed(workload, failure, result is EntryResult.Failed { Known: not null }));

    /// <inheritdoc/>
    public override Diagnostic Interference(string why) => WorkloadMessages.Interference(workload.Name, why);

    /// <inheritdoc/>
    public override Diagnostic NotMeasured(string why) => WorkloadMessages.NotMeasured(workload.Name, why);
}
