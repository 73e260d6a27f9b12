using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Timing;

/// <summary>Learns what kind of work an item is from a few sequential runs over items from the whole input.</summary>
internal sealed class Probe<TCandidate>(ISubject<TCandidate> subject, TCandidate sequential)
{
    private const int MostRuns = 3;
    private const int MostItemTimes = 64;

    // Reading the clock before and after costs about a twentieth of this.
    private const double ShortestItemMicroseconds = 1;
    private static readonly TimeSpan RunTarget = TimeSpan.FromMilliseconds(30);

    /// <summary>Runs as often as the time allows; where it allows not even one run, the warm-up must do.</summary>
    public ProbeResult Run(WarmUpResult warmUp, Deadline deadline)
    {
        var times = new List<double>();
        var shares = new List<double> { warmUp.CpuShare };
        // The same items each time: what waits for some of them once has waited.
        var size = TrialSize.For(subject.Items, subject.IsDivisible, warmUp.ItemMicroseconds, RunTarget);
        var expected = size.Elapsed(warmUp.ItemMicroseconds);
        // What mostly waits is not asked twice: a sequential run is what it can afford least.
        while (expected <= deadline.Left && (times.Count == 0 || (times.Count < MostRuns && !shares.TrueForAll(CostModel.IsIoBoundShare))))
        {
            var trial = subject.Run(sequential, size.Items, size.Passes, Timeout.InfiniteTimeSpan);
            expected = trial.Elapsed;
            times.Add(size.ItemMicroseconds(trial.Elapsed));
            shares.Add(trial.CpuShare);
        }
        // As it is kept: what it is taken for here it is taken for wherever it is read.
        var share = Math.Round(Truest(shares), CostModel.CpuShareDigits);
        if (times.Count == 0)
            return new(warmUp.ItemMicroseconds, share, times, ItemTimes: [], warmUp.ItemBytes);
        var itemMicroseconds = Sample.Median(times);
        return new(itemMicroseconds, share, times, CostModel.IsIoBoundShare(share) ? [] : TimeItems(itemMicroseconds, deadline), warmUp.ItemBytes);
    }

    // A busy machine lowers the share by much and often; hardly anything raises it but a method whose compiling goes on when the run has ended, and then only that
    // once. So it is the highest, unless that stands alone among many.
    private static double Truest(List<double> shares) => shares.OrderDescending().ElementAt(shares.Count > 2 ? 1 : 0);

    private IReadOnlyList<double> TimeItems(double itemMicroseconds, Deadline deadline)
    {
        if (!subject.IsDivisible || itemMicroseconds < ShortestItemMicroseconds)
            return [];
        var affordable = Math.Min(TrialSize.ItemsIn(RunTarget, itemMicroseconds), TrialSize.ItemsIn(deadline.Left, itemMicroseconds));
        return affordable < 2 ? [] : subject.TimeItems((int)Math.Min(Math.Min(MostItemTimes, subject.Items), affordable));
    }
}
