namespace Amorsize.Measurement.Timing;

/// <summary>How much work one trial runs: which items, and how often.</summary>
/// <param name="Items">Number of items in one pass.</param>
/// <param name="Passes">How often the pass is run.</param>
/// <param name="Part">Number of the part that is run, where the sample is divided into <paramref name="Parts"/> parts; from 0.</param>
/// <param name="Parts">
/// Into how many parts of <paramref name="Items"/> items the sample is divided. Each part is spread over the whole sample. With one part, every trial runs the
/// whole sample.
/// </param>
internal readonly record struct TrialSize(int Items, int Passes, int Part = 0, int Parts = 1)
{
    // In microseconds. Keeps the division finite where a run was shorter than the resolution of the clock.
    private const double MinItemMicroseconds = 1e-6;

    /// <summary>
    /// Mean time of one item, in microseconds, in a trial of this size that took <paramref name="elapsed"/>. It is never zero, since ratios of times must be finite.
    /// </summary>
    public double ItemMicroseconds(TimeSpan elapsed) => Math.Max(elapsed.TotalMicroseconds, MinItemMicroseconds) / ((double)Items * Passes);

    /// <summary>Duration of a trial of this size where an item takes <paramref name="itemMicroseconds"/>.</summary>
    public TimeSpan Elapsed(double itemMicroseconds) => TimeSpan.FromMicroseconds(itemMicroseconds * Items * Passes);

    /// <summary>The size of a sequential trial that lasts about <paramref name="target"/> where an item takes <paramref name="itemMicroseconds"/>.</summary>
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
