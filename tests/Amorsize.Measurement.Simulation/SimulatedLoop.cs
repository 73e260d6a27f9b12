using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>Runs a simulated workload. A run takes no time but advances the clock by the time that the formula gives, with the noise of a machine.</summary>
/// <param name="workload">The formula.</param>
/// <param name="clock">The clock that the runs advance.</param>
/// <param name="noise">Standard deviation of a sample of 30 ms, over its mean. Longer samples scatter less.</param>
/// <param name="random">The source of the noise.</param>
internal sealed class SimulatedLoop(SimulatedWorkload workload, FakeTimeProvider clock, double noise, Random random) : ILoopSubject
{
    private const double ReferenceTrialMicroseconds = 30_000;

    // Share of the runs that take up to three times as long, as when the system interrupts them.
    private const double OutlierShare = 0.03;

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

    // Noise only makes a run longer: on a real machine, interruptions add time.
    private double Noise(double microseconds)
    {
        var deviation = noise * Math.Clamp(Math.Sqrt(ReferenceTrialMicroseconds / microseconds), 0.3, 3);
        return 1 - (deviation * Math.Log(1 - random.NextDouble())) + (noise > 0 && random.NextDouble() < OutlierShare ? 2 * random.NextDouble() : 0);
    }
}
