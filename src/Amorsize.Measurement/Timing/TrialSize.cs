namespace Amorsize.Measurement.Timing;

/// <summary>How much of the subject one trial runs, so that it lasts long enough to be timed and no longer than the budget allows.</summary>
/// <param name="Items">Items of one pass.</param>
/// <param name="Passes">How often the pass is run.</param>
internal readonly record struct TrialSize(int Items, int Passes)
{
    // Keeps the division finite where a run was shorter than the clock resolves.
    private const double MinItemMicroseconds = 1e-6;

    /// <summary>Time of one item in a trial of this size, in microseconds.</summary>
    public double ItemMicroseconds(TimeSpan elapsed) => elapsed.TotalMicroseconds / ((double)Items * Passes);

    /// <summary>Duration of a trial of this size.</summary>
    public TimeSpan Elapsed(double itemMicroseconds) => TimeSpan.FromMicroseconds(itemMicroseconds * Items * Passes);

    /// <summary>A sequential trial of about <paramref name="target"/> where an item takes <paramref name="itemMicroseconds"/>.</summary>
    public static TrialSize For(int items, bool isDivisible, double itemMicroseconds, TimeSpan target, int maxPasses)
    {
        var wanted = ItemsIn(target, itemMicroseconds);
        if (isDivisible)
            items = (int)Math.Clamp(wanted, 1, items);
        return new(items, PassesFor(items, itemMicroseconds, target, maxPasses));
    }

    /// <summary>Number of items that last as long as <paramref name="span"/>.</summary>
    public static double ItemsIn(TimeSpan span, double itemMicroseconds) => span.TotalMicroseconds / Math.Max(itemMicroseconds, MinItemMicroseconds);

    /// <summary>How often a pass must be run to last as long as <paramref name="target"/>; at least once.</summary>
    public static int PassesFor(int items, double itemMicroseconds, TimeSpan target, int maxPasses) =>
        (int)Math.Clamp(ItemsIn(target, itemMicroseconds) / items, 1, maxPasses);
}
