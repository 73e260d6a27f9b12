using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Simulation;

/// <summary>Runs a simulated workload. A run takes no time but advances the clock by the time that the formula gives, with the noise of a machine.</summary>
/// <param name="workload">The formula. Its garbage is left to <see cref="CollectingLoop"/>.</param>
/// <param name="clock">The clock that the runs advance.</param>
/// <param name="noise">Standard deviation of a sample of 30 ms, over its mean. Longer samples scatter less.</param>
/// <param name="random">The source of the noise.</param>
internal sealed class SimulatedLoop(SimulatedWorkload workload, FakeTimeProvider clock, double noise, Random random) : ILoopSubject
{
    private const double ReferenceTrialMicroseconds = 30_000;

    // Share of the runs that take up to three times as long, as when the system interrupts them.
    private const double OutlierShare = 0.03;

    // Larger samples hold all kinds of items in their true proportions.
    private const int MaxItemsOfOneSample = 4096;

    private readonly Dictionary<(ExecutionPlan, TrialSize), double> passes = [];

    public int Items => workload.Items;

    public bool IsDivisible => true;

    public Execution ParallelExecution => workload.ParallelExecution;

    /// <summary>Runs so far.</summary>
    public int Trials { get; private set; }

    public Trial Run(ExecutionPlan candidate, TrialSize size, TimeSpan limit)
    {
        Trials++;
        if (!passes.TryGetValue((candidate, size with { Passes = 1 }), out var pass))
            passes[(candidate, size with { Passes = 1 })] = pass = IsEachItemKnown ? SampleOf(size).MicrosecondsOfItems(candidate, size.Items) : workload.MicrosecondsOfItems(candidate, size.Items) * WorkOf(size);
        var elapsed = TimeSpan.FromMicroseconds(pass * size.Passes * Noise(pass * size.Passes));
        var isComplete = limit == Timeout.InfiniteTimeSpan || elapsed <= limit;
        elapsed = isComplete ? elapsed : limit;
        clock.Advance(elapsed);
        return new(elapsed, workload.CpuShare, IsComplete: isComplete);
    }

    public IReadOnlyList<double> TimeItems(int items, TimeSpan limit)
    {
        var times = new SortedDictionary<int, double>();
        var elapsed = 0.0;
        foreach (var number in Spread.Order(items).TakeWhile(_ => TimeSpan.FromMicroseconds(elapsed) <= limit))
        {
            times[number] = workload.ItemMicroseconds * ShapeAt((number + 0.5) / items);
            elapsed += times[number];
        }
        clock.Advance(TimeSpan.FromMicroseconds(elapsed));
        return [.. times.Values];
    }

    public DispatchOverhead MeasureOverhead(int workers) => new(workload.ForkJoinMicroseconds * Math.Log2(workers + 1), workload.ClaimMicroseconds);

    // The shape has a value for each item, so that a sample has some of these items.
    private bool IsEachItemKnown => workload.Shape.Count == Items;

    private SimulatedWorkload SampleOf(TrialSize size)
    {
        if (size.Items == Items)
            return workload;
        double[] shape = [.. Enumerable.Range(0, size.Items).Select(i => workload.Shape[Spread.Position((i * size.Parts) + size.Part, size.Items * size.Parts, Items)])];
        return workload with { Items = size.Items, Shape = [.. shape.Select(one => one / shape.Average())], ItemMicroseconds = shape.Average() * workload.ItemMicroseconds };
    }

    // Work of a sample over that of equally many average items: a small sample may hold more or fewer of the long items.
    private double WorkOf(TrialSize size)
    {
        var count = (double)size.Items * size.Parts;
        return size.Items == Items || size.Items > MaxItemsOfOneSample
            ? 1
            : Enumerable.Range(0, size.Items).Average(i => ShapeAt(((i * size.Parts) + size.Part + 0.5) / count));
    }

    private double ShapeAt(double position) => workload.Shape[Math.Min((int)(position * workload.Shape.Count), workload.Shape.Count - 1)];

    // Noise only makes a run longer: on a real machine, interruptions add time.
    private double Noise(double microseconds)
    {
        var deviation = noise * Math.Clamp(Math.Sqrt(ReferenceTrialMicroseconds / microseconds), 0.3, 3);
        return 1 - (deviation * Math.Log(1 - random.NextDouble())) + (noise > 0 && random.NextDouble() < OutlierShare ? 2 * random.NextDouble() : 0);
    }
}
