using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>Runs of a simulated workload: they take no time, but move the clock on by what they would have taken, with the noise of a machine.</summary>
/// <param name="workload">The formula.</param>
/// <param name="clock">The clock that is moved.</param>
/// <param name="noise">Standard deviation of a sample of 30 ms, over its mean; longer ones are steadier.</param>
/// <param name="random">The dice.</param>
internal sealed class SimulatedLoop(SimulatedWorkload workload, FakeTimeProvider clock, double noise, Random random) : ILoopSubject
{
    private const double UsualMicroseconds = 30_000;
    private const double Disturbed = 0.03;

    private readonly Dictionary<(ExecutionPlan, int), double> passes = [];

    public int Items => workload.Items;

    public bool IsDivisible => true;

    public Execution ParallelExecution => workload.ParallelExecution;

    /// <summary>Runs so far.</summary>
    public int Trials { get; private set; }

    public Trial Run(ExecutionPlan candidate, int items, int passes, TimeSpan limit)
    {
        Trials++;
        if (!this.passes.TryGetValue((candidate, items), out var pass))
            this.passes[(candidate, items)] = pass = workload.Microseconds(candidate, items);
        var elapsed = TimeSpan.FromMicroseconds(pass * passes * Noise(pass * passes));
        var isComplete = limit == Timeout.InfiniteTimeSpan || elapsed <= limit;
        elapsed = isComplete ? elapsed : limit;
        clock.Advance(elapsed);
        return new(elapsed, workload.CpuShare, IsComplete: isComplete);
    }

    public IReadOnlyList<double> TimeItems(int items)
    {
        var times = new double[items];
        for (var i = 0; i < items; i++)
            times[i] = workload.ItemMicroseconds * workload.Shape[(int)((i + 0.5) * workload.Shape.Count / items)];
        clock.Advance(TimeSpan.FromMicroseconds(times.Sum()));
        return times;
    }

    public DispatchOverhead MeasureOverhead(int workers) => new(workload.ForkJoinMicroseconds * Math.Log2(workers + 1), workload.ClaimMicroseconds);

    // Noise makes a run longer, never shorter than it is by itself.
    private double Noise(double microseconds)
    {
        var deviation = noise * Math.Clamp(Math.Sqrt(UsualMicroseconds / microseconds), 0.3, 3);
        return 1 - (deviation * Math.Log(1 - random.NextDouble())) + (noise > 0 && random.NextDouble() < Disturbed ? 2 * random.NextDouble() : 0);
    }
}
