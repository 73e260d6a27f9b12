namespace Amorsize.Tuning.Search;

/// <summary>
/// How many items a trial has. All candidates that share the processors run the same items, so that none is lucky with its share; the sequential one,
/// whose time per item does not depend on how many there are, runs as many of them as fit into a trial.
/// </summary>
/// <param name="Sequential">Items that last as long as a trial when run one after the other.</param>
/// <param name="FewestWorkers">The number of workers up to which the items are the same: the processors, or 1 where these do not matter.</param>
internal readonly record struct TrialItems(double Sequential, int FewestWorkers)
{
    // A worker that gets fewer than a handful of items tells more about the last item than about the setting.
    private const double ItemsPerWorker = 4;

    // A sequential trial lasts as long as told; a parallel one of the same items would be too short on many processors.
    private const double MostTimesSequential = 8;

    /// <summary>For so many workers, out of <paramref name="all"/> items.</summary>
    public int For(int workers, int all)
    {
        if (workers == 1)
            return (int)Math.Clamp(Sequential, 1, all);
        var sharing = Math.Max(workers, FewestWorkers);
        // Where not even one item fits into a trial, each more costs a trial's time: no more than a handful in all then.
        var perWorker = Math.Clamp(Sequential, 1, ItemsPerWorker);
        return (int)Math.Clamp(Math.Max(Sequential * Math.Clamp(FewestWorkers / 2.0, 1, MostTimesSequential), sharing * perWorker), 1, all);
    }
}
