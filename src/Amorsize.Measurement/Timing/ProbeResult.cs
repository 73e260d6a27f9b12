namespace Amorsize.Measurement.Timing;

/// <summary>The findings of the sequential probe.</summary>
/// <param name="ItemMicroseconds">Time of one item, in microseconds: the median of the runs' means.</param>
/// <param name="CpuShare">CPU time over elapsed time of an item, 0 (it only waits) to 1 (it only computes).</param>
/// <param name="Runs">Mean time of an item in each run, in microseconds; empty where there was no time for a run.</param>
/// <param name="ItemTimes">
/// Times of single items from across the input, in its order, in microseconds. Empty where items are I/O-bound or too short to be timed one by one.
/// </param>
/// <param name="ItemBytes">Memory that an item needs while it runs, in bytes, estimated from the first run; 0 where it is unknown.</param>
internal sealed record ProbeResult(double ItemMicroseconds, double CpuShare, IReadOnlyList<double> Runs, IReadOnlyList<double> ItemTimes, long ItemBytes)
{
    public bool IsIoBound => CostModel.IsIoBoundShare(CpuShare);

    /// <summary>Mean pause of a garbage collection in the sequential runs; zero where there was none.</summary>
    public TimeSpan CollectionPause { get; init; }

    /// <summary>Time of the longest item that was timed, over the mean; 1 where no items were timed.</summary>
    public double LongestOverMean => ItemTimes.Count > 1 && ItemTimes.Average() is > 0 and var mean ? ItemTimes.Max() / mean : 1;

    /// <summary>Standard deviation of the timed items over their mean; 0 where no items were timed.</summary>
    public double DeviationOverMean
    {
        get
        {
            if (ItemTimes.Count < 2 || ItemTimes.Average() is not (> 0 and var mean))
                return 0;
            return Math.Sqrt(ItemTimes.Average(time => (time - mean) * (time - mean))) / mean;
        }
    }
}
