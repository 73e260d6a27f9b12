using Amorsize.Engine;
using Amorsize.Measurement.Loops;

namespace Amorsize.Measurement.Evidence;

/// <summary>The result of tuning one workload: the chosen setting and the evidence for it.</summary>
internal sealed record Profile
{
    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>When the measuring ended, in UTC.</summary>
    public required DateTimeOffset ProfiledAt { get; init; }

    /// <summary>The chosen candidate.</summary>
    public required ExecutionPlan Choice { get; init; }

    /// <summary>Sequential time over the choice's time: the median of the rounds' ratios.</summary>
    public required double Speedup { get; init; }

    /// <summary>The framework default's time over the choice's time: the median of the rounds' ratios.</summary>
    public required double SpeedupOverDefault { get; init; }

    /// <summary>Why this choice, in one sentence with its numbers.</summary>
    public required string Reason { get; init; }

    /// <summary>What a reader should know before he relies on it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What predicts the workload's time elsewhere.</summary>
    public required CostModel Model { get; init; }

    /// <summary>Every candidate that was raced, with all of its samples.</summary>
    public required IReadOnlyList<CandidateSamples<ExecutionPlan>> Race { get; init; }

    /// <summary>The trials that told how many workers to race, one sample each, in their order, of both looks where it was looked at twice; none where that needed none, and where an older version measured.</summary>
    public IReadOnlyList<CandidateSamples<ExecutionPlan>> ScanTrials { get; init; } = [];

    /// <summary>What the framework does by default, which is always raced.</summary>
    public ExecutionPlan FrameworkDefault => ExecutionPlan.FrameworkDefault(
        Race.Select(evidence => evidence.Candidate.Execution).FirstOrDefault(execution => execution != Execution.Sequential, Execution.Threads),
        Model.Ceiling > 0 ? Math.Min(Model.Ceiling, Model.Processors) : Model.Processors);

    /// <summary>Whether the framework's default was stopped, being far slower than others, so that its time is what it takes at least.</summary>
    public bool IsDefaultAtLeast => Race.Any(evidence => evidence.IsLowerBound && evidence.Candidate == FrameworkDefault);

    /// <summary>What the engine itself costs here; null where nothing depended on it, and where an older version measured.</summary>
    public DispatchOverhead? Dispatch { get; init; }

    /// <summary>How it was found; null where an older version measured, which did not keep it.</summary>
    public SearchRecord? Search { get; init; }
}
