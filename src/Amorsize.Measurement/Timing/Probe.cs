using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Timing;

/// <summary>Learns what kind of work an item is from a few sequential runs over items from the whole input.</summary>
internal sealed class Probe<TCandidate>(ISubject<TCandidate> subject, TCandidate sequential, MeasurementPolicy? policy = null)
{
    private readonly ProbePolicy policy = (policy ?? MeasurementPolicy.Default).Probe;
    private readonly int maxPasses = (policy ?? MeasurementPolicy.Default).Trials.MaxPasses;

    /// <summary>Runs as often as the time allows. If it allows no run at all, the warm-up's result is used.</summary>
    public ProbeResult Run(WarmUpResult warmUp, Deadline deadline)
    {
        var times = new List<double>();
        var shares = new List<double> { warmUp.CpuShare };
        // Each run has the same items, so that waits that happen only once are over after the first.
        var size = TrialSize.For(subject.Items, subject.IsDivisible, warmUp.ItemMicroseconds, policy.TargetRunDuration, maxPasses);
        var expected = size.Elapsed(warmUp.ItemMicroseconds);
        // An I/O-bound workload is run once only: sequential runs cost it most.
        while (expected <= deadline.Left && (times.Count == 0 || (times.Count < policy.MaxRuns && !shares.TrueForAll(CostModel.IsIoBoundShare))))
        {
            var trial = subject.Run(sequential, size.Items, size.Passes, Timeout.InfiniteTimeSpan);
            expected = trial.Elapsed;
            times.Add(size.ItemMicroseconds(trial.Elapsed));
            shares.Add(trial.CpuShare);
        }
        // Rounded as it is stored, so that every reader of the stored share decides alike whether it is I/O-bound.
        var share = Math.Round(HighestCredible(shares), CostModel.CpuShareDigits);
        if (times.Count == 0)
            return new(warmUp.ItemMicroseconds, share, times, ItemTimes: [], warmUp.ItemBytes);
        var itemMicroseconds = Sample.Median(times);
        return new(itemMicroseconds, share, times, CostModel.IsIoBoundShare(share) ? [] : TimeItems(itemMicroseconds, deadline), warmUp.ItemBytes);
    }

    // Foreign load lowers a share often. Only a method whose compiling outlasts its run raises one, and only once.
    private double HighestCredible(List<double> shares) => shares.OrderDescending().ElementAt(shares.Count >= policy.MinSharesToDropHighest ? 1 : 0);

    private IReadOnlyList<double> TimeItems(double itemMicroseconds, Deadline deadline)
    {
        if (!subject.IsDivisible || itemMicroseconds < policy.MinTimedItemMicroseconds)
            return [];
        var affordable = Math.Min(TrialSize.ItemsIn(policy.TargetRunDuration, itemMicroseconds), TrialSize.ItemsIn(deadline.Left, itemMicroseconds));
        return affordable < 2 ? [] : subject.TimeItems((int)Math.Min(Math.Min(policy.MaxTimedItems, subject.Items), affordable));
    }
}
