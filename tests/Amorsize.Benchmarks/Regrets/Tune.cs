using System.Text.Json.Serialization;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;
using Amorsize.Settings;

namespace Amorsize.Benchmarks.Regrets;

/// <summary>The result of one tuning of a kind.</summary>
/// <param name="Choice">The plan that a program would use.</param>
/// <param name="Outcome">The outcome of the profiler.</param>
/// <param name="Reason">The reason for the choice, or the failure.</param>
/// <param name="Warnings">The warnings of the profile.</param>
/// <param name="Elapsed">Time from the start of the process to its report.</param>
/// <param name="SearchElapsed">Time of the search, with its warm-up.</param>
/// <param name="RaceElapsed">Time of the race.</param>
internal sealed record Tune(
    Candidate Choice, ProfileOutcome Outcome, string Reason, IReadOnlyList<string> Warnings, TimeSpan Elapsed, TimeSpan SearchElapsed, TimeSpan RaceElapsed)
{
    private const int MaxWorkerFactor = 2;
    private const double NearShare = 0.2;

    /// <summary>Processors that other work took, if that disturbed the tuning; else null.</summary>
    public double? UnderLoad { get; init; }

    /// <summary>The claimed speed-up over sequential; null in files of versions that did not keep it, and without a result.</summary>
    public double? Speedup { get; init; }

    /// <summary>The interval of the claimed speed-up.</summary>
    public SpeedupInterval? Interval { get; init; }

    /// <summary>Whether a speed-up is claimed.</summary>
    [JsonIgnore]
    public bool HasClaim => Speedup is not null && Interval is not null && Plan.Execution != Execution.Sequential;

    /// <summary>Whether the profiler refused a result because of foreign load. The program then runs as before, so that there is no choice to judge.</summary>
    [JsonIgnore]
    public bool IsRefused => Outcome == ProfileOutcome.Interference;

    /// <summary>Whether the result has a warning.</summary>
    [JsonIgnore]
    public bool IsFlagged => Warnings.Count > 0;

    [JsonIgnore]
    public ExecutionPlan Plan => Choice.Plan;

    /// <summary>Whether the claimed speed-up is within 20 % of another one.</summary>
    public bool IsClaimNear(double measured) => Math.Abs((Speedup!.Value / measured) - 1) <= NearShare;

    /// <summary>Whether the interval of the claimed speed-up contains another one.</summary>
    public bool IsCovered(double measured) => Interval!.Value.Low <= measured && measured <= Interval.Value.High;

    /// <summary>Whether both choices are of one class: the same kind of execution, and worker counts within a factor of two.</summary>
    public bool IsOfSameClassAs(Tune other) =>
        Plan.Execution == other.Plan.Execution
        && Math.Max(Plan.Workers, other.Plan.Workers) <= MaxWorkerFactor * Math.Min(Plan.Workers, other.Plan.Workers);
}
