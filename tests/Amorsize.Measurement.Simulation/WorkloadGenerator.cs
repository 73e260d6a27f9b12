namespace Amorsize.Measurement.Simulation;

/// <summary>Draws workloads as varied as real ones: items from nanoseconds to milliseconds, even or skewed, that scale well, badly or not at all, or wait.</summary>
internal sealed class WorkloadGenerator(Random random)
{
    private const int Stretches = 1024;
    private const double LeastSpeedup = 0.2;
    private const double LongestLoopMicroseconds = 60e6;

    /// <param name="processors">Of the simulated machine.</param>
    public SimulatedWorkload Next(int processors)
    {
        var kind = random.NextDouble();
        var cpuShare = kind switch
        {
            < 0.7 => 1,
            < 0.85 => 0.3 * random.NextDouble(),
            _ => Between(0.3, 0.95),
        };
        var waits = CostModel.IsIoBoundShare(cpuShare);
        var itemMicroseconds = waits ? LogBetween(500, 100_000) : LogBetween(0.005, 20_000);
        var items = (int)Math.Min(LogBetween(16, waits ? 4096 : 1e7), Math.Max(16, LongestLoopMicroseconds / itemMicroseconds));
        var (sigma, kappa) = Scalability(processors);
        return new()
        {
            Processors = processors,
            Items = items,
            Shape = Shape(),
            ItemMicroseconds = itemMicroseconds,
            CpuShare = cpuShare,
            ParallelExecution = waits && random.NextDouble() < 0.5 ? Execution.Async : Execution.Threads,
            Sigma = sigma,
            Kappa = kappa,
            ServiceLimit = waits && random.NextDouble() < 0.3 ? (int)LogBetween(4, 200) : 0,
            ForkJoinMicroseconds = LogBetween(2, 10),
            ClaimMicroseconds = LogBetween(0.02, 0.3),
        };
    }

    private (double Sigma, double Kappa) Scalability(int processors)
    {
        var sigma = random.NextDouble() < 0.5 ? 0 : LogBetween(1e-3, 1.2);
        var kappa = random.NextDouble() < 0.5 ? 0 : LogBetween(1e-6, 0.3);
        // No lock and no cache line that is fought for makes a loop slower than this.
        while (processors / (1 + (sigma * (processors - 1)) + (kappa * processors * (processors - 1))) < LeastSpeedup)
            (sigma, kappa) = (sigma / 2, kappa / 2);
        return (sigma, kappa);
    }

    private double[] Shape()
    {
        var deviation = Between(0, 1.2);
        Func<int, double> time = random.Next(4) switch
        {
            0 => _ => 1,
            1 => _ => Math.Exp(deviation * Normal()),
            2 => i => 0.1 + i,
            _ => _ => random.NextDouble() < 0.02 ? 40 : 1,
        };
        var times = Enumerable.Range(0, Stretches).Select(time).ToArray();
        var mean = times.Average();
        return [.. times.Select(one => one / mean)];
    }

    private double Between(double from, double to) => from + ((to - from) * random.NextDouble());

    private double LogBetween(double from, double to) => from * Math.Pow(to / from, random.NextDouble());

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
