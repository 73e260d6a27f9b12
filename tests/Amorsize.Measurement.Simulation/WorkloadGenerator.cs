namespace Amorsize.Measurement.Simulation;

/// <summary>
/// Draws workloads as varied as real ones. Items take nanoseconds to milliseconds, evenly or skewed; the loops scale well, badly or not at all, or are I/O-bound.
/// </summary>
internal sealed class WorkloadGenerator(Random random)
{
    private const int ShapeLength = 1024;
    private const double MinSpeedup = 0.2;
    private const double MaxLoopMicroseconds = 60e6;

    /// <param name="processors">Processors of the simulated machine.</param>
    public SimulatedWorkload Next(int processors) => Next(processors, random.NextDouble() switch
    {
        < 0.7 => 1,
        < 0.85 => 0.3 * random.NextDouble(),
        _ => random.Between(0.3, 0.95),
    });

    /// <inheritdoc cref="Next(int)"/>
    /// <param name="processors">Processors of the simulated machine.</param>
    /// <param name="cpuShare">CPU time over elapsed time of an item, 0 to 1.</param>
    public SimulatedWorkload Next(int processors, double cpuShare)
    {
        var isIoBound = CostModel.IsIoBoundShare(cpuShare);
        var itemMicroseconds = isIoBound ? random.LogBetween(500, 100_000) : random.LogBetween(0.005, 20_000);
        var items = (int)Math.Min(random.LogBetween(16, isIoBound ? 4096 : 1e7), Math.Max(16, MaxLoopMicroseconds / itemMicroseconds));
        var (sigma, kappa) = Scalability(processors);
        return new()
        {
            Processors = processors,
            Items = items,
            Shape = Shape(),
            ItemMicroseconds = itemMicroseconds,
            CpuShare = cpuShare,
            ParallelExecution = isIoBound && random.NextDouble() < 0.5 ? Execution.Async : Execution.Threads,
            Sigma = sigma,
            Kappa = kappa,
            ServiceLimit = isIoBound && random.NextDouble() < 0.3 ? (int)random.LogBetween(4, 200) : 0,
            ForkJoinMicroseconds = random.LogBetween(2, 10),
            ClaimMicroseconds = random.LogBetween(0.02, 0.3),
        };
    }

    private (double Sigma, double Kappa) Scalability(int processors)
    {
        var sigma = random.NextDouble() < 0.5 ? 0 : random.LogBetween(1e-3, 1.2);
        var kappa = random.NextDouble() < 0.5 ? 0 : random.LogBetween(1e-6, 0.3);
        // Even full contention for a lock or a cache line does not slow a real loop down more than five times.
        while (processors / (1 + (sigma * (processors - 1)) + (kappa * processors * (processors - 1))) < MinSpeedup)
            (sigma, kappa) = (sigma / 2, kappa / 2);
        return (sigma, kappa);
    }

    private double[] Shape()
    {
        var deviation = random.Between(0, 1.2);
        Func<int, double> time = random.Next(4) switch
        {
            0 => _ => 1,
            1 => _ => Math.Exp(deviation * random.Normal()),
            2 => i => 0.1 + i,
            _ => _ => random.NextDouble() < 0.02 ? 40 : 1,
        };
        var times = Enumerable.Range(0, ShapeLength).Select(time).ToArray();
        var mean = times.Average();
        return [.. times.Select(one => one / mean)];
    }
}
