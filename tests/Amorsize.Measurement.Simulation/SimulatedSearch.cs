using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Simulation.Backgrounds;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>The result of the real search on a simulated workload, compared with the best plan, which is known.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Profile">The result of the search.</param>
/// <param name="Best">The best plan of a fine grid, on the quiet machine.</param>
/// <param name="Regret">Time under the choice over the time under the best plan, minus 1; at least 0.</param>
/// <param name="OverReferences">Time under the choice over the time under the faster reference plan, minus 1. Below 0 the choice is faster.</param>
/// <param name="Speedup">Sequential time over the time under the choice.</param>
/// <param name="Trials">Number of runs that the search made.</param>
/// <param name="Elapsed">Duration of the search on the simulated clock.</param>
internal sealed record SimulatedSearch(
    SimulatedWorkload Workload, Profile Profile, ExecutionPlan Best, double Regret, double OverReferences, double Speedup, int Trials, TimeSpan Elapsed)
{
    // A wrong class counts only where it costs more than times that count as equal.
    private const double MaxRegretOfAnyClass = 0.03;

    private const double NearShare = 0.2;

    private static readonly TimeSpan DefaultBudget = TimeSpan.FromSeconds(3);

    /// <summary>Whether a speed-up is claimed.</summary>
    public bool HasClaim => Profile.Choice != ExecutionPlan.Sequential;

    /// <summary>Whether the interval of the claimed speed-up contains the true one.</summary>
    public bool IsCovered => Profile.SpeedupInterval is var (low, high) && low <= Speedup && Speedup <= high;

    /// <summary>Whether the claimed speed-up is within 20 % of the true one.</summary>
    public bool IsClaimNear => Math.Abs((Profile.Speedup / Speedup) - 1) <= NearShare;

    /// <summary>Whether the choice is of the same class as the best plan (sequential, threads, in flight), or as fast.</summary>
    public bool IsClassRight => Regret <= MaxRegretOfAnyClass || Profile.Choice.Execution == Best.Execution;

    /// <summary>Searches; null if the workload is too long for a single comparison within the budget, or if foreign load prevents one.</summary>
    /// <param name="workload">The workload to tune.</param>
    /// <param name="noise">Standard deviation of a sample of 30 ms, over its mean.</param>
    /// <param name="random">The source of the noise.</param>
    /// <param name="background">The load beside the search; null: none.</param>
    /// <param name="earlier">The result of an earlier search; null: there was none.</param>
    /// <param name="budget">Time for measuring; null: the default budget of 3 s.</param>
    public static SimulatedSearch? Try(SimulatedWorkload workload, double noise, Random random, IBackground? background = null, Profile? earlier = null, TimeSpan? budget = null)
    {
        try
        {
            return Run(workload, noise, random, background, earlier, budget ?? DefaultBudget);
        }
        catch (Exception e) when (e is BudgetException or InterferenceException)
        {
            return null;
        }
    }

    private static SimulatedSearch Run(SimulatedWorkload workload, double noise, Random random, IBackground? background, Profile? earlier, TimeSpan budget)
    {
        var clock = new FakeTimeProvider();
        var started = clock.GetTimestamp();
        var instruments = new Instruments(clock, CompilationTime: () => TimeSpan.Zero, ProcessorTimes: () => null, PeakMemory: () => 0);
        var quiet = new SimulatedLoop(workload, clock, noise, random);
        ILoopSubject loop = quiet;
        if (workload.Garbage is { } garbage)
            loop = new CollectingLoop(loop, garbage, workload.ItemMicroseconds, clock, random);
        if (background is not null)
        {
            var disturbed = new DisturbedLoop(loop, background, workload.Processors, clock);
            (loop, instruments) = (disturbed, disturbed.Of(instruments));
        }
        var profile = new PlanSearch(instruments).Run("simulated", loop, new(workload.Processors, MaxDegreeOfParallelism: 0, budget), earlier);

        var (best, bestTime) = workload.Best();
        var time = workload.Microseconds(profile.Choice, workload.Items);
        var sequential = workload.Microseconds(ExecutionPlan.Sequential, workload.Items);
        var reference = Math.Min(sequential, workload.Microseconds(ExecutionPlan.FrameworkDefault(workload.ParallelExecution, workload.Processors), workload.Items));
        return new(workload, profile, best, Math.Max(0, (time / bestTime) - 1), (time / reference) - 1, sequential / time, quiet.Trials, clock.GetElapsedTime(started));
    }
}
