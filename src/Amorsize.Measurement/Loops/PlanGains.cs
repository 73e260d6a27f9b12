using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using Amorsize.Measurement.Statistics;

namespace Amorsize.Measurement.Loops;

/// <summary>The gains of the chosen plan over the reference plans, from the confirmation alone. None exceeds what the items and the processors allow.</summary>
internal sealed class PlanGains
{
    /// <param name="found">The result of the search.</param>
    /// <param name="frameworkDefault">The framework default.</param>
    /// <param name="model">Says whether the workload is CPU-bound, and the number of processors.</param>
    /// <param name="bias">The difference between the items of a trial and all items.</param>
    public PlanGains(SearchResult<ExecutionPlan> found, ExecutionPlan frameworkDefault, CostModel model, SampleBias bias)
    {
        OverSequential = Over(ExecutionPlan.Sequential).AtMost(MostSpeedup(found, model, Find(found.Choice)?.Costs));
        OverDefault = Over(frameworkDefault);
        AreMovedByWaits = !IsInside(ExecutionPlan.Sequential, OverSequential) || !IsInside(frameworkDefault, OverDefault);

        // Without a reported wait, the last comparison is false.
        bool IsInside(ExecutionPlan reference, PlanGain gain) => found.Choice == reference || Find(reference) is null
            || gain.Ratio * (1 - found.WaitShare(reference)) / (1 - found.WaitShare(found.Choice)) is var bare && bare >= gain.Interval.Low && bare <= gain.Interval.High;

        PlanGain Over(ExecutionPlan reference)
        {
            if (found.Choice == reference || Find(reference) is not { } before || Find(found.Choice) is not { } after)
                return PlanGain.None;
            var ratios = new PairedRatios(before.ItemMicroseconds, after.ItemMicroseconds);
            var (correction, deviation, most) = bias.Between(found.Choice, reference);
            // The time of a stopped plan is a bound, which no prediction raises.
            if (before.IsLowerBound)
                (correction, most) = (Math.Min(0, correction), 0);
            var (low, high) = ratios.IntervalWith(deviation);
            // The prediction may err, so the interval spans the gain in the trials too.
            return new(ratios.Ratio * Math.Exp(correction), new(low * Math.Exp(Math.Min(0, correction)), high * Math.Exp(Math.Max(0, Math.Max(correction, most)))), before.IsLowerBound);
        }

        CandidateSamples<ExecutionPlan>? Find(ExecutionPlan plan) => found.Confirmation.FirstOrDefault(evidence => evidence.Candidate == plan);
    }

    public PlanGain OverSequential { get; }

    public PlanGain OverDefault { get; }

    /// <summary>
    /// Whether a gain would be outside of its interval if the time in which threads waited for a processor did not count. Also true where the system does not report
    /// that time.
    /// </summary>
    public bool AreMovedByWaits { get; }

    // A loop cannot end before its longest item, and items that compute cannot use more processors than there are. Their share of CPU time is known to the digits
    // to which it is rounded. Of asynchronous items, the plan's own CPU time counts if it is less: a sequential run adds that of pool threads that look for work.
    private static double MostSpeedup(SearchResult<ExecutionPlan> found, CostModel model, PlanCosts? costs)
    {
        var most = (double)found.Choice.Workers;
        if (!model.IsIoBound)
        {
            var ofPlan = found.Choice.Execution == Execution.Async && costs is { CpuMicroseconds: > 0 } ? costs.CpuMicroseconds / model.ItemMicroseconds : 1;
            most = Math.Min(most, model.Processors / (Math.Min(model.CpuShare, ofPlan) - (Math.Pow(10, -CostModel.CpuShareDigits) / 2)));
        }
        if (found.Probe.ItemTimes.Count > 1 && found.Probe.ItemTimes.Count == model.Items)
            most = Math.Min(most, model.Items / found.Probe.LongestOverMean);
        return Math.Max(1, most);
    }
}
