namespace Amorsize.Measurement.Statistics;

/// <summary>
/// Where the median lies that a few samples are drawn from, whatever their distribution: between two of the samples (W. R. Thompson, "On Confidence
/// Ranges for the Median and Other Expectation Distributions for Populations of Unknown Distribution Form", 1936).
/// </summary>
internal static class MedianInterval
{
    private const double Confidence = 0.9;

    /// <summary>The narrowest interval that holds the median with 90 % confidence; of fewer than five samples, which cannot tell, all of them.</summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static (double Low, double High) Of(IReadOnlyCollection<double> samples)
    {
        if (samples.Count == 0)
            throw new ArgumentException("The median of no samples is not defined.", nameof(samples));
        var sorted = samples.Order().ToArray();
        var left = 0;
        // The median is below the k-th smallest with the chance that fewer than k of n tosses are heads.
        while (left + 1 < (sorted.Length - 1) / 2.0 && 2 * SignTest.PValue(sorted.Length - left - 1, sorted.Length) <= 1 - Confidence)
            left++;
        return (sorted[left], sorted[^(left + 1)]);
    }
}
