using Amorsize.Engine;
using Amorsize.Measurement;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using static System.FormattableString;

namespace Amorsize.Build.Comparison;

/// <summary>Tells from the samples of a comparison whether the stored choice still holds.</summary>
/// <param name="comparison">The samples.</param>
/// <param name="stored">The stored choice.</param>
internal sealed class ComparisonJudge(PlanComparison comparison, StoredChoice stored)
{
    private const int Digits = 4;
    private const string Default = "framework default";

    private static readonly SelectionPolicy policy = MeasurementPolicy.Default.Selection;

    // Without a stored result, programs run with the framework default.
    private readonly ExecutionPlan inUse = stored.Plan ?? comparison.FrameworkDefault;

    public ComparisonReport Judge()
    {
        var (holds, sentence, remedy) = Verdict();
        return new(comparison.Workload, holds, sentence + Remarks() + remedy, comparison.UnderLoad.Length > 0 ? comparison.UnderLoad : null,
        [
            .. comparison.Plans.OrderBy(samples => samples.Median).Select(Ran),
            .. comparison.Missing.Select(missing => NewPlan(missing.Plan) with { Failure = missing.Why }),
        ]);
    }

    private (bool? Holds, string Sentence, string Remedy) Verdict()
    {
        var subject = stored.Plan is { } plan ? $"The stored choice, {InWords(plan)}," : $"The {Default}, which is in use,";
        if (comparison.Missing.Any(missing => missing.Plan == inUse))
            return (JudgedAs(false), $"{subject} cannot be used: {comparison.Missing.First(missing => missing.Plan == inUse).Why}.", Remedy);
        var rounds = comparison.Plans.Min(samples => samples.ItemMicroseconds.Count);
        if (rounds < policy.MinRounds)
            return (null, Invariant($"{subject} cannot be judged: {rounds} of the {policy.MinRounds} rounds that are needed ran within the budget. Give more time with --budget."), "");
        return FasterPlan() is { } faster
            ? (JudgedAs(false), $"{subject} {(stored.Plan is null ? "is slower" : "no longer holds")}: {faster}.", Remedy)
            : (JudgedAs(true), $"{subject} {(stored.Plan is null ? "is good enough" : "still holds")}: no other plan was shown to be faster.", "");
    }

    private bool? JudgedAs(bool holds) => stored.Plan is null ? null : holds;

    // The plan that gains most over the one in use, if any is shown to gain anything.
    private string? FasterPlan() => comparison.Plans
        .Where(samples => samples.Candidate != inUse && !samples.IsLowerBound)
        .Select(samples => (samples.Candidate, Ratios: Ratios(inUse, samples.Candidate)!))
        .Where(other => other.Ratios.ShowsGain && other.Ratios.Ratio >= 1 + policy.EqualShare)
        .OrderByDescending(other => other.Ratios.Ratio)
        .Select(other => Invariant($"{InWords(other.Candidate)} is {other.Ratios.Ratio:0.00}x as fast ({other.Ratios.Interval.Low:0.00} to {other.Ratios.Interval.High:0.00})"))
        .FirstOrDefault();

    private string Remedy => $" To measure again: dnx Amorsize.Tool tune {(stored.Program.Length > 0 ? Quoted(stored.Program) + " " : "")}--refresh --workload {Quoted(comparison.Workload)}";

    private static string Quoted(string argument) => argument.Any(char.IsWhiteSpace) ? $"\"{argument}\"" : argument;

    private string Remarks() =>
        (stored.Stale.Length == 0 ? "" : stored.Plan is null ? $" Nothing usable is stored: {stored.Stale}." : $" Its result is stale: {stored.Stale}.")
        + (comparison.UnderLoad.Length > 0 ? $" Compared under load: {comparison.UnderLoad}." : "");

    private ComparedPlan Ran(CandidateSamples<ExecutionPlan> samples) => NewPlan(samples.Candidate) with
    {
        ItemMicroseconds = Math.Round(samples.Median, Digits),
        Rounds = samples.ItemMicroseconds.Count,
        IsLowerBound = samples.IsLowerBound,
        OverSequential = Gain(ExecutionPlan.Sequential, samples.Candidate, comparison.MostSpeedup(samples.Candidate)),
        OverDefault = Gain(comparison.FrameworkDefault, samples.Candidate, double.PositiveInfinity),
    };

    private ComparedPlan NewPlan(ExecutionPlan plan) => new(InWords(plan), plan == stored.Plan, plan == comparison.FrameworkDefault, null, 0, false, null, null, null);

    private ComparedGain? Gain(ExecutionPlan reference, ExecutionPlan plan, double most)
    {
        if (plan == reference)
            return new(1, 1, 1);
        if (Ratios(reference, plan) is not { } ratios)
            return null;
        var gain = new PlanGain(ratios.Ratio, new(ratios.Interval.Low, ratios.Interval.High)).AtMost(most);
        return new(Math.Round(gain.Ratio, Digits), Math.Round(gain.Interval.Low, Digits), Math.Round(gain.Interval.High, Digits));
    }

    private PairedRatios? Ratios(ExecutionPlan reference, ExecutionPlan plan) =>
        Find(reference) is { } before && Find(plan) is { } after ? new(before.ItemMicroseconds, after.ItemMicroseconds) : null;

    private CandidateSamples<ExecutionPlan>? Find(ExecutionPlan plan) => comparison.Plans.FirstOrDefault(samples => samples.Candidate == plan);

    private string InWords(ExecutionPlan plan) => plan == comparison.FrameworkDefault ? Default : plan.ToString();
}
