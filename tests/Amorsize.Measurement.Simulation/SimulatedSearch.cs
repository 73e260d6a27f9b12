using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>The result of the real search on a simulated workload, compared with the best plan, which is known.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Profile">The result of the search.</param>
/// <param name="Best">The best plan of a fine grid.</param>
/// <param name="Regret">Time under the choice over the time under the best plan, minus 1; at least 0.</param>
/// <param name="OverReferences">Time under the choice over the time under the faster reference plan, minus 1. Below 0 the choice is faster.</param>
/// <param name="Trials">Number of runs that the search made.</param>
/// <param name="Elapsed">Duration of the search on the simulated clock.</param>
internal sealed record SimulatedSearch(SimulatedWorkload Workload, Profile Profile, ExecutionPlan Best, double Regret, double OverReferences, int Trials, TimeSpan Elapsed)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    /// <summary>Searches; null if the workload is too long for a single comparison within the budget.</summary>
    /// <param name="workload">The workload to tune.</param>
    /// <param name="noise">Standard deviation of a sample of 30 ms, over its mean.</param>
    /// <param name="random">The source of the noise.</param>
    /// <param name="earlier">The result of an earlier search; null: there was none.</param>
    public static SimulatedSearch? Try(SimulatedWorkload workload, double noise, Random random, Profile? earlier = null)
    {
        try
        {
            return Run(workload, noise, random, earlier);
        }
        catch (BudgetException)
        {
            return null;
        }
    }

    private static SimulatedSearch Run(SimulatedWorkload workload, double noise, Random random, Profile? earlier)
    {
        var clock = new FakeTimeProvider();
        var started = clock.GetTimestamp();
        var loop = new SimulatedLoop(workload, clock, noise, random);
        var instruments = new Instruments(clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0);
        var profile = new PlanSearch(instruments).Run("simulated", loop, new(workload.Processors, MaxDegreeOfParallelism: 0, Budget), earlier);

        var (best, bestTime) = workload.Best();
        var time = workload.Microseconds(profile.Choice, workload.Items);
        var reference = Math.Min(
            workload.Microseconds(ExecutionPlan.Sequential, workload.Items),
            workload.Microseconds(ExecutionPlan.FrameworkDefault(workload.ParallelExecution, workload.Processors), workload.Items));
        return new(workload, profile, best, Math.Max(0, (time / bestTime) - 1), (time / reference) - 1, loop.Trials, clock.GetElapsedTime(started));
    }
}
