namespace Amorsize.Measurement.Statistics;

/// <summary>
/// A confidence interval for the median of a population. Its ends are two of the samples, and it assumes no distribution (W. R. Thompson,
/// "On Confidence Ranges for the Median and Other Expectation Distributions for Populations of Unknown Distribution Form", 1936).
/// </summary>
internal static class MedianInterval
{
    /// <summary>The confidence of an interval, 0 to 1. The value is a judgement: five samples are enough to reach it.</summary>
    public const double Confidence = 0.9;

    /// <summary>
    /// Returns the narrowest interval that contains the median with 90 % confidence. Fewer than five samples cannot reach this confidence; the interval then
    /// spans all of them.
    /// </summary>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    public static (double Low, double High) Of(IReadOnlyCollection<double> samples)
    {
        if (samples.Count == 0)
            throw new ArgumentException("The median of no samples is not defined.", nameof(samples));
        var sorted = samples.Order().ToArray();
        var left = 0;
        // The probability that the median is below the k-th smallest of n samples is that of fewer than k heads in n fair coin tosses.
        while (left + 1 < (sorted.Length - 1) / 2.0 && 2 * SignTest.PValue(sorted.Length - left - 1, sorted.Length) <= 1 - Confidence)
            left++;
        return (sorted[left], sorted[^(left + 1)]);
    }
}
