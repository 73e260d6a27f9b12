namespace Amorsize.Measurement.Timing;

/// <summary>How much of the subject one trial runs, so that it lasts long enough to be timed and no longer than the budget allows.</summary>
/// <param name="Items">Items of one pass.</param>
/// <param name="Passes">How often the pass is run.</param>
internal readonly record struct TrialSize(int Items, int Passes)
{
    /// <summary>Bounds what a wrong estimate of a very short item can cost.</summary>
    public const int MaxPasses = 1_000_000;

    /// <summary>What one item took in a trial of this size, in microseconds.</summary>
    public double ItemMicroseconds(TimeSpan elapsed) => elapsed.TotalMicroseconds / ((double)Items * Passes);

    /// <summary>How long a trial of this size lasts.</summary>
    public TimeSpan Elapsed(double itemMicroseconds) => TimeSpan.FromMicroseconds(itemMicroseconds * Items * Passes);

    /// <summary>A sequential trial of about <paramref name="target"/> where an item takes <paramref name="itemMicroseconds"/>.</summary>
    public static TrialSize For(int items, bool isDivisible, double itemMicroseconds, TimeSpan target)
    {
        var wanted = ItemsIn(target, itemMicroseconds);
        if (isDivisible)
            items = (int)Math.Clamp(wanted, 1, items);
        return new(items, PassesFor(items, itemMicroseconds, target));
    }

    /// <summary>How many items of so many microseconds last as long as told.</summary>
    public static double ItemsIn(TimeSpan span, double itemMicroseconds) => span.TotalMicroseconds / Math.Max(itemMicroseconds, 1e-6);

    /// <summary>How often a pass must be run to last as long as told; at least once.</summary>
    public static int PassesFor(int items, double itemMicroseconds, TimeSpan target) => (int)Math.Clamp(ItemsIn(target, itemMicroseconds) / items, 1, MaxPasses);
}
