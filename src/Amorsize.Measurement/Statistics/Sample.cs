namespace Amorsize.Measurement.Statistics;

/// <summary>Robust statistics of small samples.</summary>
internal static class Sample
{
    /// <summary>The median. For an even number of values it is the mean of the middle two.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
            throw new ArgumentException("The median of no values is not defined.", nameof(values));
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The median absolute deviation divided by the median: 0.1 means that half of the values are more than 10 % away from the median.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Spread(IReadOnlyCollection<double> values)
    {
        var median = Median(values);
        return median == 0 ? 0 : Median([.. values.Select(value => Math.Abs(value - median))]) / median;
    }
}
