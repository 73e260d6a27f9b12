using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Discovery.Workloads;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Comparison;

/// <summary>Compares plans of a workload while it holds the machine's lock, and judges the stored choice. It stores nothing.</summary>
/// <param name="profiler">Runs the workload in a separate process.</param>
/// <param name="assemblyPath">Absolute path of the assembly that flags the workload.</param>
/// <param name="acquireLock">Waits for the machine's lock, at most for the given time; returns null if another build held it all that time.</param>
/// <param name="longestWait">The longest wait for the lock.</param>
/// <param name="report">Logs a message or an error.</param>
internal sealed class ComparisonStep(IProfiler profiler, string assemblyPath, Func<TimeSpan, IDisposable?> acquireLock, TimeSpan longestWait, Action<Diagnostic> report)
{
    /// <summary>Compares the stored choice, the reference plans and the user's plans. Returns null, after an error, if there is no result.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="stored">The stored choice.</param>
    /// <param name="plans">The user's plans.</param>
    /// <param name="budget">Time for measuring.</param>
    /// <param name="cancellationToken">Stops the workload at once.</param>
    /// <exception cref="OperationCanceledException">The comparison was canceled; no process is left behind.</exception>
    public ComparisonReport? Run(WorkloadDescriptor workload, StoredChoice stored, IReadOnlyList<ExecutionPlan> plans, TimeSpan budget, CancellationToken cancellationToken)
    {
        using var held = acquireLock(longestWait);
        if (held is null)
        {
            report(ComparisonMessages.NotAlone(workload.Name, longestWait));
            return null;
        }
        var request = WorkloadMeasurement.RequestFor(workload, assemblyPath, budget) with { Compared = stored.Plan is { } choice ? [choice, .. plans] : plans };
        var answer = profiler.Profile(request, TuningLimits.HangLimit(budget), () => report(WorkloadMessages.Comparing(workload.Name).Within(budget)), cancellationToken);
        if (answer is { Outcome: ProfileOutcome.Measured, Comparison: { } comparison })
            return new ComparisonJudge(comparison, stored).Judge();
        report(ComparisonMessages.Failed(workload, answer));
        return null;
    }
}
