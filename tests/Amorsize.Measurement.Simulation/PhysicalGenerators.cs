using Amorsize.Measurement.Simulation.Backgrounds;
using Amorsize.Measurement.Simulation.Hardware;

namespace Amorsize.Measurement.Simulation;

/// <summary>
/// Generators of workloads on hardware, and beside other processes, that the product has no model of. The ranges of their parameters span common machines; none was
/// chosen for what the search makes of it.
/// </summary>
internal static class PhysicalGenerators
{
    // A search lasts at most three seconds, so a load that begins in the middle begins in the first two.
    private const double LatestBeginSeconds = 2;

    /// <summary>Draws a workload for a machine with some processors, and what the machine does beside it.</summary>
    public delegate (SimulatedWorkload Workload, IBackground? Background) Draw(Random random, int processors);

    /// <summary>All generators by name.</summary>
    public static IReadOnlyList<(string Name, Draw Draw)> All { get; } =
    [
        ("memory bandwidth", On((random, processors) => random.Next(2) == 0
            ? new Roofline(random.NextDouble(), 1, random.Between(1, Math.Min(8, processors)))
            : new Roofline(1, random.NextDouble(), random.Between(1, Math.Min(8, processors))))),
        ("shared last-level cache", On((random, _) => new SharedCache(random.LogBetween(0.05, 1), random.Between(0.2, 4)))),
        ("thread pairs", On((random, processors) => new ThreadPairs(processors / 2, random.Between(0.45, 0.7)))),
        ("two kinds of cores", On((random, processors) => new TwoKindsOfCores(random.Next(1, processors), random.Between(0.3, 0.8)))),
        ("lock convoy", On((random, _) => new LockConvoy(random.LogBetween(0.003, 0.9), random.Between(0, 0.3)))),
        ("turbo steps", On((random, processors) => new TurboSteps(processors, random.Next(2, 6), random.Between(0.5, 0.95)))),
        ("garbage collection", (random, processors) =>
        {
            var interval = random.LogBetween(2e3, 2e5);
            return (CpuBound(random, processors) with { Garbage = new(interval, interval * random.LogBetween(0.02, 0.5)) }, null);
        }),
        ("frequency over time", Beside((random, _) => new FrequencySteps(random.LogBetween(0.02, 2), random.Between(0.5, 0.9), random))),
        ("steady load", Beside((random, processors) => new SteadyLoad(random.Between(0.1, processors / 2.0)))),
        ("bursty load", Beside((random, processors) => new BurstyLoad(processors, random.LogBetween(0.1, 2), random.LogBetween(0.2, 4), random))),
        ("periodic load", Beside((random, processors) => new PeriodicLoad(random.Between(0.5, processors), random.LogBetween(0.02, 1), random.Between(0.1, 0.5)))),
        ("load from the middle", Beside((random, processors) => new SteadyLoad(random.Between(0.5, processors / 2.0), random.Between(0, LatestBeginSeconds)))),
    ];

    private static Draw On(Func<Random, int, IHardware> hardware) => (random, processors) => (CpuBound(random, processors) with { Hardware = hardware(random, processors) }, null);

    private static Draw Beside(Func<Random, int, IBackground> background) => (random, processors) => (new WorkloadGenerator(random).Next(processors), background(random, processors));

    private static SimulatedWorkload CpuBound(Random random, int processors) =>
        new WorkloadGenerator(random).Next(processors, cpuShare: 1) with { Sigma = 0, Kappa = 0 };
}
