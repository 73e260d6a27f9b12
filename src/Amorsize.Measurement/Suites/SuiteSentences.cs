using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Selection;
using static System.FormattableString;

namespace Amorsize.Measurement.Suites;

/// <summary>The sentences with which the result of a suite's search is explained.</summary>
internal static class SuiteSentences
{
    // A message names at most this many tests, so that it stays on one line.
    private const int MaxTestsInMessage = 5;

    /// <summary>Median ratio of the times under two plans of a race; 1 where one of them was not in it.</summary>
    public static double SpeedupOver(SuitePlan reference, SuitePlan choice, IReadOnlyList<CandidateSamples<SuitePlan>> race) =>
        race.FirstOrDefault(evidence => evidence.Candidate == reference) is { } before && race.FirstOrDefault(evidence => evidence.Candidate == choice) is { } after
            ? Decision.Compare(before, after).Speedup
            : 1;

    /// <summary>The reason for a choice, with its numbers.</summary>
    public static string Explain(SuitePlan choice, IReadOnlyList<CandidateSamples<SuitePlan>> race, SuiteCandidates candidates, bool othersFailed, SuiteRun sequential, SuiteModel model)
    {
        var suite = Invariant($"{sequential.Tests.Count} tests, {Seconds(sequential.Elapsed)} sequentially, {model.CpuShare:P0} of it computing");
        if (race.FirstOrDefault(evidence => evidence.Candidate == choice) is not { } chosen || (othersFailed && candidates.IsReference(choice)))
            return $"{choice}: no faster plan passed all tests; {suite}";
        var took = Seconds(TimeSpan.FromMicroseconds(chosen.Median));
        return choice == candidates.Default
            ? $"{choice}: no plan was shown to be faster than its {took}; {suite}"
            : Invariant($"{choice}: {took}, {SpeedupOver(candidates.Default, choice, race):0.00}x as fast as before; {suite}");
    }

    /// <summary>The load beside which a result was measured, to be appended to its reason; empty where there was none.</summary>
    public static string Beside(UnderLoad? load) => load is null ? "" : $"; measured under load: {load}";

    public static string Names(IReadOnlyList<string> tests) =>
        string.Join(", ", tests.Take(MaxTestsInMessage)) + (tests.Count > MaxTestsInMessage ? Invariant($" and {tests.Count - MaxTestsInMessage} more") : "");

    public static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:0.0} s");
}
