using Amorsize.Tuning.Statistics;

namespace Amorsize.Tuning.Search;

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
        // A busy machine lowers the share by much and often, and hardly anything raises it: so the highest is the truest.
        var (itemMicroseconds, share) = (warmUp.ItemMicroseconds, warmUp.CpuShare);
        // What mostly waits is not asked twice: a sequential run is what it can afford least.
        while (times.Count < (CostModel.MostlyWaits(share) ? 1 : MostRuns))
        {
            var size = TrialSize.For(subject.Items, subject.IsDivisible, itemMicroseconds, RunTarget);
            if (size.Elapsed(itemMicroseconds) > deadline.Left)
                break;
            var trial = subject.Run(sequential, size.Items, size.Passes, Timeout.InfiniteTimeSpan);
            itemMicroseconds = size.ItemMicroseconds(trial.Elapsed);
            times.Add(itemMicroseconds);
            share = Math.Max(share, trial.CpuShare);
        }
        if (times.Count == 0)
            return new(itemMicroseconds, share, ItemTimes: [], warmUp.ItemBytes);
        itemMicroseconds = Sample.Median(times);
        return new(itemMicroseconds, share, CostModel.MostlyWaits(share) ? [] : TimeItems(itemMicroseconds, deadline), warmUp.ItemBytes);
    }

    private IReadOnlyList<double> TimeItems(double itemMicroseconds, Deadline deadline)
    {
        if (!subject.IsDivisible || itemMicroseconds < ShortestItemMicroseconds)
            return [];
        var affordable = Math.Min(TrialSize.ItemsIn(RunTarget, itemMicroseconds), TrialSize.ItemsIn(deadline.Left, itemMicroseconds));
        return affordable < 2 ? [] : subject.TimeItems((int)Math.Min(Math.Min(MostItemTimes, subject.Items), affordable));
    }
}
