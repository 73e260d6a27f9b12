using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Policy;

/// <summary>
/// Constants that are declared beside their formulas instead of in a policy, because the run-time package or every comparison uses them. They are listed
/// here so that the hash of the policy covers them.
/// </summary>
internal static class FixedConstants
{
    public static IEnumerable<PolicyConstant> All =>
    [
        new($"CostModel.{nameof(CostModel.IoBoundCpuShare)}", CostModel.IoBoundCpuShare, "of 1", "of CPU time, below which a workload is I/O-bound"),
        new($"CostModel.{nameof(CostModel.SaturatingCpuShare)}", CostModel.SaturatingCpuShare, "of 1", "of CPU time that keeps a processor busy"),
        new($"CostModel.{nameof(CostModel.CpuShareDigits)}", CostModel.CpuShareDigits, "digits", "of the share of CPU time"),
        new($"CostModel.{nameof(CostModel.EqualSpeedupFactor)}", CostModel.EqualSpeedupFactor, "x", "difference of predicted speed-ups that count as equal"),
        new($"Comparison.{nameof(PairedComparison.GainOfOneRound)}", PairedComparison.GainOfOneRound, "of 1", "gain that a single round shows"),
        new($"Comparison.{nameof(PairedComparison.GainOfEachRound)}", PairedComparison.GainOfEachRound, "of 1", "gain that each of a few rounds must show"),
        new($"Comparison.{nameof(PairedComparison.MaxRoundsWithoutTest)}", PairedComparison.MaxRoundsWithoutTest, "rounds", "too few for the sign test"),
        new($"Comparison.{nameof(PairedComparison.SignificanceLevel)}", PairedComparison.SignificanceLevel, "of 1", "chance of error of the sign test"),
        new($"Ratios.{nameof(PairedRatios.Confidence)}", PairedRatios.Confidence, "of 1", "confidence of the interval of a speed-up"),
        new($"Ratios.{nameof(PairedRatios.TrimmedShare)}", PairedRatios.TrimmedShare, "of 1", "of the rounds that are trimmed on each side"),
        new($"Ratios.{nameof(PairedRatios.MinRoundsToTrim)}", PairedRatios.MinRoundsToTrim, "rounds", "from which the estimate is trimmed"),
        new($"Ratios.{nameof(PairedRatios.PriorDeviation)}", PairedRatios.PriorDeviation, "of 1", "scatter that is assumed before the first round"),
        new($"Ratios.{nameof(PairedRatios.PriorRounds)}", PairedRatios.PriorRounds, "rounds", "that the assumption counts as"),
        new($"Ratios.{nameof(PairedRatios.ProcessDeviation)}", PairedRatios.ProcessDeviation, "of 1", "scatter from process to process"),
        new($"Bias.{nameof(SampleBias.Draws)}", SampleBias.Draws, "draws", "of the times of all items"),
        new($"Bias.{nameof(SampleBias.MaxPlacesAway)}", SampleBias.MaxPlacesAway, "items", "between an item and the timed one that stands for it"),
        new($"Comparison.{nameof(MedianInterval.Confidence)}", MedianInterval.Confidence, "of 1", "confidence of shown intervals"),
    ];
}
