using System.Diagnostics;
using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Metadata;
using Amorsize.Discovery.Workloads;

namespace Amorsize.Build.Pipeline;

/// <summary>A flagged workload.</summary>
/// <param name="workload">The workload, as the scan found it.</param>
/// <param name="build">The current build.</param>
/// <param name="looks">Decides whether this build looks at the workload's time; null if it looks at none, as on CI.</param>
internal sealed class WorkloadSubject(WorkloadDescriptor workload, CurrentBuild build, WorkloadLooks? looks = null) : TuningSubject(build, build.RequestFor(workload))
{
    public WorkloadDescriptor Workload => workload;

    /// <inheritdoc/>
    public override string Name => $"workload '{workload.Name}'";

    /// <inheritdoc/>
    public override string FingerprintNotes => workload.Notes;

    /// <inheritdoc/>
    public override string WithoutResult(LookUpResult lookUp) => "The workload runs with the framework's default";

    /// <inheritdoc/>
    public override bool IsTimingDue(LookUpResult hit) => looks?.IsDue(Request.Key, hit) == true;

    /// <inheritdoc/>
    public override void LeaveTiming() => looks?.Skip(Request.Key);

    /// <inheritdoc/>
    public override Diagnostic Timing => WorkloadMessages.Looking(workload.Name);

    /// <inheritdoc/>
    public override Diagnostic Measuring(int number, int count) => WorkloadMessages.Measuring(workload.Name, number, count);

    /// <inheritdoc/>
    public override Diagnostic Measured(EntryResult result) => result.Match(
        loop: WorkloadMessages.Measured,
        suite: _ => throw new UnreachableException(),
        failed: failure => WorkloadMessages.Failed(workload, failure, result is EntryResult.Failed { Known: not null })
            with { Position = SourcePositions.Of(AssemblyPath, workload.MethodToken) });

    /// <inheritdoc/>
    public override Diagnostic Interference(string why) => WorkloadMessages.Interference(workload.Name, why);

    /// <inheritdoc/>
    public override Diagnostic NotMeasured(string why) => WorkloadMessages.NotMeasured(workload.Name, why);
}
