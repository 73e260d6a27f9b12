using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>
/// Estimates a ratio from rounds in several processes. The interval is a bootstrap's over both: processes differ by more than their rounds do
/// (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993).
/// </summary>
internal static class RatioEstimate
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;

    /// <param name="processes">The rounds' ratios, one list a process; none is empty.</param>
    public static Ratio Of(IReadOnlyList<double[]> processes)
    {
        // The same data always give the same interval.
        var dice = new Random(1);
        var resampled = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
            resampled[i] = MedianOfMedians(Draw(processes, dice).Select(rounds => Draw(rounds, dice)));
        Array.Sort(resampled);
        return new(MedianOfMedians(processes), resampled[(int)(Tail * Resamples)], resampled[(int)((1 - Tail) * Resamples) - 1]);
    }

    public static double MedianOfMedians(IEnumerable<double[]> processes) => Sample.Median([.. processes.Select(Sample.Median)]);

    private static T[] Draw<T>(IReadOnlyList<T> from, Random dice)
    {
        var drawn = new T[from.Count];
        foreach (ref var one in drawn.AsSpan())
            one = from[dice.Next(from.Count)];
        return drawn;
    }
}
