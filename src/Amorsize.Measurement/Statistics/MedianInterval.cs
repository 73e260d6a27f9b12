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
    public static (double Low, double High) Of(IReadOnlyCollection<double> samples) => samples.Count == 0
        ? throw new ArgumentException("The median of no samples is not defined.", nameof(samples))
        : Find(samples, Confidence) ?? (samples.Min(), samples.Max());

    /// <summary>Returns the narrowest interval that contains the median with this confidence. Null where there are too few samples for it.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="confidence">Probability that the interval contains the median; 0 to 1.</param>
    public static (double Low, double High)? Find(IReadOnlyCollection<double> samples, double confidence)
    {
        // The probability that the median is below the k-th smallest of n samples is that of fewer than k heads in n fair coin tosses.
        var left = -1;
        while (left + 1 < samples.Count / 2 && 2 * SignTest.PValue(samples.Count - left - 1, samples.Count) <= 1 - confidence)
            left++;
        if (left < 0)
            return null;
        var sorted = samples.Order().ToArray();
        return (sorted[left], sorted[^(left + 1)]);
    }
}
