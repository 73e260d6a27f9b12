using Amorsize.Build.Pipeline.Publish;
using Amorsize.Engine;
using Amorsize.Measurement.Simulation;

namespace Amorsize.Benchmarks.Simulations;

/// <summary>A workload that was tuned on one simulated machine and is run on another.</summary>
/// <param name="Regret">Of the rescaled plan.</param>
/// <param name="RegretOfCopy">Of the plan as it was found.</param>
/// <param name="RegretOfDefault">Of the framework's default.</param>
/// <param name="PredictedOverTrue">The speed-up that the cost model predicts, over the true one.</param>
internal sealed record Move(double Regret, double RegretOfCopy, double RegretOfDefault, double PredictedOverTrue)
{
    /// <summary>Null where the workload mostly waits, so that the number of processors changes nothing, or is too long to be tuned.</summary>
    public static Move? Of(int seed, int from, int to, double noise)
    {
        var random = new Random(seed);
        var here = new WorkloadGenerator(random).Next(from);
        if (here.IsIoBound || SimulatedSearch.Try(here, noise, random) is not { } found)
            return null;
        var there = here with { Processors = to };
        var best = there.Best().Microseconds;
        var rescaled = SettingsResolution.FromProfile(found.Profile, SettingsSource.Profiled).On(to, processorsOfBuild: to);
        var sequential = Time(ExecutionPlan.Sequential);
        return new(
            RegretOf(rescaled.Plan),
            RegretOf(found.Profile.Choice),
            RegretOf(ExecutionPlan.FrameworkDefault(there.ParallelExecution, to)),
            rescaled.Speedup / (sequential / Time(rescaled.Plan)));

        double Time(ExecutionPlan plan) => there.Microseconds(plan, there.Items);
        double RegretOf(ExecutionPlan plan) => Math.Max(0, (Time(plan) / best) - 1);
    }
}
