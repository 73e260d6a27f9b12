using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// Predicts a loop's time from the times of its items and the cost of dispatch. Workers claim chunk after chunk, as in list scheduling (R. L. Graham, "Bounds
/// on Multiprocessing Timing Anomalies", 1969). It ranks chunk sizes, and compares a sample with all items; it ignores how workers slow each other
/// down.
/// </summary>
internal sealed class LoopModel
{
    private readonly int items;
    private readonly DispatchOverhead overhead;
    private readonly double[] timeUpTo;
    private readonly int maxScheduledChunks;

    /// <param name="items">Number of items in the loop.</param>
    /// <param name="itemMicroseconds">Mean time of an item, in microseconds.</param>
    /// <param name="itemTimes">Times of single items from across the input, in its order; empty: all items take the same time.</param>
    /// <param name="overhead">The cost of the engine.</param>
    /// <param name="policy">Limits how many chunks are scheduled one by one.</param>
    public LoopModel(int items, double itemMicroseconds, IReadOnlyList<double> itemTimes, DispatchOverhead overhead, CandidatePolicy? policy = null)
    {
        (this.items, this.overhead) = (items, overhead);
        maxScheduledChunks = (policy ?? MeasurementPolicy.Default.Candidates).MaxScheduledChunks;
        var sum = itemTimes.Sum();
        IReadOnlyList<double> shares = sum > 0 ? [.. itemTimes.Select(time => time / sum)] : [1];
        timeUpTo = new double[shares.Count + 1];
        for (var i = 0; i < shares.Count; i++)
            timeUpTo[i + 1] = timeUpTo[i] + (shares[i] * itemMicroseconds * items);
    }

    /// <summary>Predicted time of the loop, in microseconds.</summary>
    /// <param name="workers">Number of workers; at least 1.</param>
    /// <param name="chunk">Number of items that a worker claims at a time; at least 1.</param>
    public double Predict(int workers, int chunk)
    {
        var chunks = ((long)items + chunk - 1) / chunk;
        return overhead.ForkJoinMicroseconds + (chunks > maxScheduledChunks
            ? ((chunks * overhead.ClaimMicroseconds) + timeUpTo[^1]) / workers
            : Schedule(workers, chunk));
    }

    private double Schedule(int workers, int chunk)
    {
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, workers).Select(worker => (worker, 0.0)));
        var end = 0.0;
        for (var from = 0L; from < items; from += chunk)
        {
            free.TryDequeue(out var worker, out var at);
            at += overhead.ClaimMicroseconds + TimeUpTo(Math.Min(from + chunk, items)) - TimeUpTo(from);
            free.Enqueue(worker, at);
            end = Math.Max(end, at);
        }
        return end;
    }

    // Predicted time of all items before this one. An item between two timed items counts as long as the timed one before it.
    private double TimeUpTo(long item)
    {
        var position = (double)item / items * (timeUpTo.Length - 1);
        var index = Math.Min((int)position, timeUpTo.Length - 2);
        return timeUpTo[index] + ((position - index) * (timeUpTo[index + 1] - timeUpTo[index]));
    }
}
