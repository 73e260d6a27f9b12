using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Timing;

/// <summary>Finds out how long an item takes and whether it is CPU-bound or I/O-bound, from a few sequential runs over items from the whole input.</summary>
internal sealed class Probe<TCandidate>(ISubject<TCandidate> subject, TCandidate sequential, MeasurementPolicy? policy = null)
{
    private readonly ProbePolicy policy = (policy ?? MeasurementPolicy.Default).Probe;
    private readonly int maxPasses = (policy ?? MeasurementPolicy.Default).Trials.MaxPasses;

    /// <summary>
    /// Repeats the sequential run as often as the policy and the deadline allow. If there is no time for a single run, the warm-up's figures are used.
    /// </summary>
    /// <param name="warmUp">The figures of the warm-up.</param>
    /// <param name="deadline">End of the probe.</param>
    /// <param name="ofFewItems">End of the probe if there are so few items that each is timed. Without their times, nothing is known of a single long one.</param>
    public ProbeResult Run(WarmUpResult warmUp, Deadline deadline, Deadline ofFewItems)
    {
        var times = new List<double>();
        var shares = new List<double> { warmUp.CpuShare };
        // Of a few items each is timed first, because a run of some of them may hold the long one or not.
        var itemTimes = HasFewItems && !CostModel.IsIoBoundShare(warmUp.CpuShare) ? TimeItems(warmUp.ItemMicroseconds, ofFewItems.Left) : null;
        var mean = MeanOf(itemTimes) ?? warmUp.ItemMicroseconds;
        // All runs use the same items. A wait that happens only once for an item, such as filling a cache, then affects only the first run.
        var size = TrialSize.For(subject.Items, subject.IsDivisible, mean, policy.TargetRunDuration, maxPasses);
        var expected = size.Elapsed(mean);
        var (pause, collections) = (TimeSpan.Zero, 0);
        // A workload that looks I/O-bound is run only once, because its sequential runs take the longest.
        while (expected <= deadline.Left && (times.Count == 0 || (times.Count < policy.MaxRuns && !shares.TrueForAll(CostModel.IsIoBoundShare))))
        {
            var trial = subject.Run(sequential, size, Timeout.InfiniteTimeSpan);
            expected = trial.Elapsed;
            (pause, collections) = (pause + trial.CollectionPause, collections + trial.Collections);
            times.Add(size.ItemMicroseconds(trial.Elapsed));
            shares.Add(trial.CpuShare);
        }
        // The share is rounded as it will be stored. All code that reads the stored share then agrees on whether the workload is I/O-bound.
        var share = Math.Round(HighestCredible(shares), CostModel.CpuShareDigits);
        var itemMicroseconds = times.Count == 0 ? mean : Sample.Median(times);
        itemTimes ??= TimeItems(itemMicroseconds, CostModel.IsIoBoundShare(share) ? policy.MaxIoBoundShare * subject.Items * TimeSpan.FromMicroseconds(itemMicroseconds) : deadline.Left);
        return new(MeanOf(itemTimes) ?? itemMicroseconds, share, times, itemTimes, warmUp.ItemBytes)
        {
            CollectionPause = collections > 0 ? pause / collections : TimeSpan.Zero,
        };
    }

    // The mean of all items, if each was timed.
    private double? MeanOf(IReadOnlyList<double>? itemTimes) => itemTimes?.Count == subject.Items ? itemTimes.Average() : null;

    private bool HasFewItems => subject.Items <= policy.MaxTimedItems;

    // Foreign load often lowers a CPU share, so the highest share counts. Just-in-time compilation can raise one share, so with enough shares the highest is
    // dropped as an outlier.
    private double HighestCredible(List<double> shares) => shares.OrderDescending().ElementAt(shares.Count >= policy.MinSharesToDropHighest ? 1 : 0);

    // A few items are all timed, since a single long one may decide how much the loop can gain. Many items are represented by a sample.
    private IReadOnlyList<double> TimeItems(double itemMicroseconds, TimeSpan left)
    {
        if (!subject.IsDivisible || subject.Items == 1 || itemMicroseconds < policy.MinTimedItemMicroseconds)
            return [];
        var limit = !HasFewItems && policy.TargetRunDuration < left ? policy.TargetRunDuration : left;
        return !HasFewItems && TrialSize.ItemsIn(limit, itemMicroseconds) < 2 ? [] : subject.TimeItems(Math.Min(policy.MaxTimedItems, subject.Items), limit);
    }
}
