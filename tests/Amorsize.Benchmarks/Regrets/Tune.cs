using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>What one tuning of a kind came to.</summary>
/// <param name="Choice">The plan that a program would run with.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why this choice, or what went wrong.</param>
/// <param name="Warnings">What the profile warns of.</param>
/// <param name="Elapsed">From the start of the process to its report.</param>
/// <param name="SearchElapsed">The search alone, with its warm-up.</param>
/// <param name="RaceElapsed">The race of the candidates alone.</param>
internal sealed record Tune(
    Candidate Choice, ProfileOutcome Outcome, string Reason, IReadOnlyList<string> Warnings, TimeSpan Elapsed, TimeSpan SearchElapsed, TimeSpan RaceElapsed)
{
    private const int MaxWorkerFactor = 2;

    /// <summary>Whether the machine was too busy for a result: the program runs as before then, and nothing is to be judged.</summary>
    [JsonIgnore]
    public bool IsRefused => Outcome == ProfileOutcome.Interference;

    /// <summary>Whether the user is told that the result is not to be relied on.</summary>
    [JsonIgnore]
    public bool IsFlagged => Warnings.Count > 0;

    [JsonIgnore]
    public ExecutionPlan Plan => Choice.Plan;

    /// <summary>Whether both decide alike: the same way to run, and about as many workers.</summary>
    public bool IsOfSameClassAs(Tune other) =>
        Plan.Execution == other.Plan.Execution
        && Math.Max(Plan.Workers, other.Plan.Workers) <= MaxWorkerFactor * Math.Min(Plan.Workers, other.Plan.Workers);
}
