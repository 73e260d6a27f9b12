using Amorsize.Build.Pipeline.Publish;
using Amorsize.Engine;
using Amorsize.Measurement.Simulation;

namespace Amorsize.Benchmarks.Simulations;

/// <summary>A workload that was tuned on one simulated machine and runs on another.</summary>
/// <param name="Regret">Regret of the rescaled plan.</param>
/// <param name="RegretOfCopy">Regret of the plan without rescaling.</param>
/// <param name="RegretOfDefault">Regret of the framework default.</param>
/// <param name="OverDefault">Time of the rescaled plan over the time of the framework default, minus 1. Below 0 it is faster.</param>
/// <param name="PredictedOverTrue">The speed-up that the cost model predicts, over the true one.</param>
internal sealed record Move(double Regret, double RegretOfCopy, double RegretOfDefault, double OverDefault, double PredictedOverTrue)
{
    /// <summary>Draws and tunes a workload. Null if it is I/O-bound, so that the number of processors does not matter, or too long to be tuned.</summary>
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
            (Time(rescaled.Plan) / Time(ExecutionPlan.FrameworkDefault(there.ParallelExecution, to))) - 1,
            rescaled.Speedup / (sequential / Time(rescaled.Plan)));

        double Time(ExecutionPlan plan) => there.Microseconds(plan, there.Items);
        double RegretOf(ExecutionPlan plan) => Math.Max(0, (Time(plan) / best) - 1);
    }
}
