using Amorsize.Engine;
using Amorsize.Measurement.Simulation.Hardware;

namespace Amorsize.Measurement.Simulation;

/// <summary>A loop as a formula: its time under a plan on a number of processors, without noise.</summary>
internal sealed record SimulatedWorkload
{
    // More chunks than this are not scheduled one by one: their time is as good as evenly spread, and the simulation stays fast.
    private const int MaxScheduledChunks = 4096;

    public required int Processors { get; init; }

    public required int Items { get; init; }

    /// <summary>Item times along the input, over their mean. Each value stands for an equal share of the items.</summary>
    public required IReadOnlyList<double> Shape { get; init; }

    /// <summary>Mean time of an item in a sequential run.</summary>
    public required double ItemMicroseconds { get; init; }

    /// <summary>CPU time over elapsed time of an item, 0 to 1.</summary>
    public required double CpuShare { get; init; }

    public required Execution ParallelExecution { get; init; }

    /// <summary>Contention of the Universal Scalability Law (N. J. Gunther, 2007), at least 0.</summary>
    public double Sigma { get; init; }

    /// <summary>Coherency cost of the Universal Scalability Law, at least 0.</summary>
    public double Kappa { get; init; }

    /// <summary>The hardware that a CPU-bound workload runs on; null: the Universal Scalability Law says how its workers slow each other down.</summary>
    public IHardware? Hardware { get; init; }

    /// <summary>The pauses of garbage collections; null: there are none.</summary>
    public GarbageCollection? Garbage { get; init; }

    /// <summary>Number of items that the awaited service handles at once; 0: any number. Beyond three times this number the service slows down.</summary>
    public int ServiceLimit { get; init; }

    public double ForkJoinMicroseconds { get; init; } = 4;

    public double ClaimMicroseconds { get; init; } = 0.1;

    public bool IsIoBound => CostModel.IsIoBoundShare(CpuShare);

    /// <summary>Time of one pass over <paramref name="items"/> items from across the input, in microseconds.</summary>
    public double Microseconds(ExecutionPlan plan, int items) => MicrosecondsOfItems(plan, items) + (Garbage?.Pauses(ItemMicroseconds * items) ?? 0);

    /// <summary>As <see cref="Microseconds"/>, without the pauses of garbage collections.</summary>
    public double MicrosecondsOfItems(ExecutionPlan plan, int items)
    {
        var sequential = ItemMicroseconds * items;
        if (plan is { Execution: Execution.Sequential } or { Workers: 1 })
            return sequential;
        var (workers, chunk, claim) = plan.IsLeftToFramework
            ? (Math.Min(plan.Workers, Processors), Math.Clamp(items / (64 * Processors), 1, 16), 2 * ClaimMicroseconds)
            : (plan.Workers, plan.ChunkSize, ClaimMicroseconds);
        workers = Math.Min(workers, items);
        var slowdown = Slowdown(workers);
        double[] slower = [.. Enumerable.Range(0, workers).Select(worker => 1 / Hardware?.SpeedOf(worker, workers) ?? slowdown)];
        var chunks = ((long)items + chunk - 1) / chunk;
        return (ForkJoinMicroseconds * Math.Log2(workers + 1)) + (chunks > MaxScheduledChunks
            ? ((sequential * (Hardware is null ? slowdown : workers / slower.Sum(one => 1 / one))) + (chunks * claim)) / workers
            : Schedule(items, chunk, slower, claim));
    }

    /// <summary>The best plan of a fine grid, and the time of a pass over all items under it.</summary>
    public (ExecutionPlan Plan, double Microseconds) Best() => Grid()
        .Select(plan => (plan, Microseconds(plan, Items)))
        .MinBy(entry => entry.Item2);

    /// <summary>The reference plans, and plans whose worker counts and chunk sizes are a factor of about 1.4 apart.</summary>
    private IEnumerable<ExecutionPlan> Grid()
    {
        yield return ExecutionPlan.Sequential;
        yield return ExecutionPlan.FrameworkDefault(ParallelExecution, Processors);
        foreach (var workers in Steps(2, CpuShare > 0.95 ? Processors : Math.Min(ParallelExecution == Execution.Async ? 1024 : 256, Items)))
        {
            if (ParallelExecution == Execution.Async || IsIoBound)
                yield return new(ParallelExecution, workers, ChunkSize: 1);
            else
            {
                foreach (var chunk in Steps(1, Math.Max(1, (Items + workers - 1) / workers)))
                    yield return new(Execution.Threads, workers, chunk);
            }
        }
    }

    private static IEnumerable<int> Steps(int from, int to)
    {
        for (double step = from; step < to; step = Math.Max(step + 1, Math.Round(step * Math.Sqrt(2))))
            yield return (int)step;
        if (to >= from)
            yield return to;
    }

    // Time of an item beside other workers over its time alone. Contention stretches its computing, the service limit its waiting,
    // and with more computing items than processors it also waits for a processor.
    private double Slowdown(int workers)
    {
        var computing = Math.Min(workers, Processors / Math.Max(CpuShare, 1e-6));
        var contended = 1 + (Sigma * (computing - 1)) + (Kappa * computing * (computing - 1));
        var served = ServiceLimit == 0 ? 1 : Math.Max(1, (double)workers / ServiceLimit) * Math.Max(1, workers / (3.0 * ServiceLimit));
        return Math.Max((CpuShare * contended) + ((1 - CpuShare) * served), workers * CpuShare * contended / Processors);
    }

    // List scheduling: each worker takes the next chunk when it has finished its last one.
    private double Schedule(int items, int chunk, double[] slower, double claim)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, slower.Length).Select(worker => (worker, 0.0)));
        var end = 0.0;
        for (var from = 0L; from < items; from += chunk)
        {
            free.TryPeek(out var worker, out var at);
            at += claim + (slower[worker] * ItemMicroseconds * items * (ShapeUpTo(Math.Min(from + chunk, items), items) - ShapeUpTo(from, items)));
            free.DequeueEnqueue(worker, at);
            end = Math.Max(end, at);
        }
        return end;
    }

    private (IReadOnlyList<double> Shape, double[] UpTo)? cumulated;

    private double ShapeUpTo(long item, int items)
    {
        var upTo = Cumulated();
        var position = (double)item / items * Shape.Count;
        var index = Math.Min((int)position, Shape.Count - 1);
        return upTo[index] + ((position - index) * (upTo[index + 1] - upTo[index]));
    }

    // A copy with another shape has the sums of the first one until they are asked for.
    private double[] Cumulated()
    {
        if (cumulated is ({ } shape, { } known) && ReferenceEquals(shape, Shape))
            return known;
        var upTo = new double[Shape.Count + 1];
        for (var i = 0; i < Shape.Count; i++)
            upTo[i + 1] = upTo[i] + (Shape[i] / Shape.Count);
        cumulated = (Shape, upTo);
        return upTo;
    }
}
