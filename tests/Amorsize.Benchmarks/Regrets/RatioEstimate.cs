using Amorsize.Measurement.Statistics;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>
/// Estimates a ratio from rounds in several processes. The interval comes from a bootstrap over processes and rounds, because processes differ more than
/// their rounds do (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993).
/// </summary>
internal static class RatioEstimate
{
    private const int Resamples = 1000;
    private const double Tail = 0.025;

    /// <param name="processes">The ratios of the rounds, one list a process. No list is empty.</param>
    public static Ratio Of(IReadOnlyList<double[]> processes)
    {
        // A fixed seed gives the same interval for the same data.
        var random = new Random(1);
        var resampled = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
            resampled[i] = MedianOfMedians(Draw(processes, random).Select(rounds => Draw(rounds, random)));
        Array.Sort(resampled);
        return new(MedianOfMedians(processes), resampled[(int)(Tail * Resamples)], resampled[(int)((1 - Tail) * Resamples) - 1]);
    }

    public static double MedianOfMedians(IEnumerable<double[]> processes) => Sample.Median([.. processes.Select(Sample.Median)]);

    private static T[] Draw<T>(IReadOnlyList<T> from, Random random)
    {
        var drawn = new T[from.Count];
        foreach (ref var one in drawn.AsSpan())
            one = from[random.Next(from.Count)];
        return drawn;
    }
}
