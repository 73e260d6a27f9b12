namespace Amorsize.Tuning.Search;

/// <summary>How much of the subject one trial runs, so that it lasts long enough to be timed and no longer than the budget allows.</summary>
/// <param name="Items">Items of one pass.</param>
/// <param name="Passes">How often the pass is run.</param>
internal readonly record struct TrialSize(int Items, int Passes)
{
    /// <summary>Bounds what a wrong estimate of a very short item can cost.</summary>
    public const int MaxPasses = 1_000_000;

    // A worker that gets fewer than a handful of items tells more about the last item than about the setting.
    private const double ItemsPerWorker = 4;

    /// <summary>A trial of about <paramref name="target"/> where an item takes <paramref name="itemMicroseconds"/>.</summary>
    public static TrialSize For(ISubject subject, int workers, double itemMicroseconds, TimeSpan target)
    {
        var wanted = target.TotalMicroseconds / Math.Max(itemMicroseconds, 1e-6);
        var fewest = workers > 1 ? workers * Math.Clamp(wanted, 1, ItemsPerWorker) : 1;
        var items = subject.IsDivisible
            ? (int)Math.Clamp(Math.Max(wanted, fewest), 1, subject.Items)
            : subject.Items;
        var passes = items == subject.Items ? (int)Math.Clamp(wanted / items, 1, MaxPasses) : 1;
        return new(items, passes);
    }
}
