namespace Amorsize.Measurement.Timing;

/// <summary>
/// Spreads choices evenly over a range. The fractional parts of the multiples of the golden ratio are spread evenly over 0 to 1 (H. Weyl, 1916). Items chosen with
/// them represent the input even if its items repeat periodically.
/// </summary>
internal static class Spread
{
    private const double GoldenRatio = 1.6180339887498949;

    /// <summary>One of several parts, so that the parts of successive runs are spread over all of them.</summary>
    /// <param name="run">Number of the run; from 0.</param>
    /// <param name="parts">Number of parts; at least 1.</param>
    public static int Part(int run, int parts) => (int)(run * GoldenRatio % 1 * parts);

    /// <summary>Orders positions so that the first of them, however many, are spread over all.</summary>
    public static int[] Order(int count) => [.. Enumerable.Range(0, count).OrderBy(position => position * GoldenRatio % 1)];

    /// <summary>The position of an item of a sample in the input. The input is divided into stretches of equal length, of which each gives one item.</summary>
    /// <param name="number">Number of the item in the sample; from 0.</param>
    /// <param name="count">Number of items in the sample.</param>
    /// <param name="all">Number of items in the input; at least <paramref name="count"/>.</param>
    public static int Position(int number, int count, int all)
    {
        var (start, end) = (StretchStart(number), StretchStart(number + 1));
        return start + (int)(((number * GoldenRatio) + 0.5) % 1 * (end - start));

        int StretchStart(int stretch) => (int)((long)stretch * all / count);
    }
}
