using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Loops;

/// <summary>Races given plans of a loop against the reference plans, now and on this machine.</summary>
internal sealed class PlanRace(Instruments instruments, MeasurementPolicy? policy = null)
{
    private readonly MeasurementPolicy policy = policy ?? MeasurementPolicy.Default;

    /// <param name="workload">The workload's name.</param>
    /// <param name="subject">The loop.</param>
    /// <param name="plans">The plans to compare with the reference plans.</param>
    /// <param name="limits">The limits of a search.</param>
    /// <exception cref="PlanException">A plan does not fit the loop.</exception>
    /// <inheritdoc cref="CandidateComparison{TCandidate}.Run" path="/exception"/>
    public PlanComparison Run(string workload, ILoopSubject subject, IReadOnlyList<ExecutionPlan> plans, SearchLimits limits)
    {
        foreach (var plan in plans)
            Check(plan, subject.ParallelExecution, limits.MaxDegreeOfParallelism);
        var candidates = new LoopCandidates(subject, limits, policy);
        var found = new CandidateComparison<ExecutionPlan>(instruments, policy).Run(subject, candidates, plans, limits);
        return new()
        {
            Workload = workload,
            FrameworkDefault = candidates.Default,
            Plans = found.Samples,
            Missing = found.Missing,
            Processors = limits.Processors,
            IsIoBound = found.Probe.IsIoBound,
            UnderLoad = found.UnderLoad?.ToString() ?? "",
        };
    }

    private static void Check(ExecutionPlan plan, Execution parallel, int ceiling)
    {
        if (plan.Execution != Execution.Sequential && plan.Execution != parallel)
        {
            throw new PlanException(parallel == Execution.Async
                ? $"its items are asynchronous, and '{plan}' is for threads. Write '{plan.Workers} in flight'"
                : $"its items are not asynchronous, and '{plan}' is only for those. Write '{plan.Workers} workers'");
        }
        if (ceiling > 0 && plan.Workers > ceiling)
            throw new PlanException($"its flag allows {ceiling}, and '{plan}' has more. Write fewer, or raise MaxDegreeOfParallelism of the flag");
    }
}
