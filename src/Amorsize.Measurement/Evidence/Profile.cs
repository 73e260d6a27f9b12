using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>The result of tuning one workload: the chosen execution plan and the evidence for it.</summary>
internal sealed record Profile
{
    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>When the measuring ended, in UTC.</summary>
    public required DateTimeOffset ProfiledAt { get; init; }

    /// <summary>The chosen plan.</summary>
    public required ExecutionPlan Choice { get; init; }

    /// <summary>
    /// Sequential time divided by the time under <see cref="Choice"/>, estimated from the rounds of <see cref="Confirmation"/> by the trimmed mean of the
    /// logarithms. Where trials ran a sample, it is corrected for all items by the times of single ones.
    /// </summary>
    public required double Speedup { get; init; }

    /// <summary>The interval that contains the true speed-up with 90 % confidence. Null in cache entries of versions that did not compute it.</summary>
    public SpeedupInterval? SpeedupInterval { get; init; }

    /// <summary>
    /// Time of the framework default divided by the time under <see cref="Choice"/>, estimated like <see cref="Speedup"/>.
    /// </summary>
    public required double SpeedupOverDefault { get; init; }

    /// <summary>As <see cref="SpeedupInterval"/>, for <see cref="SpeedupOverDefault"/>.</summary>
    public SpeedupInterval? SpeedupOverDefaultInterval { get; init; }

    /// <summary>The reason for the choice, in one sentence with its numbers.</summary>
    public required string Reason { get; init; }

    /// <summary>Reasons to doubt the result, each in a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Average number of processors that other work took, or a CPU quota withheld, while the workload was measured, where that disturbed the measurement. Null if it was quiet, or if the
    /// system does not report it. Such a result is used, and measured again after a day.
    /// </summary>
    public double? UnderLoad { get; init; }

    /// <summary>The cost model, which predicts the workload's time on other machines.</summary>
    public required CostModel Model { get; init; }

    /// <summary>Every candidate of the race, with all of its samples.</summary>
    public required IReadOnlyList<CandidateSamples<ExecutionPlan>> Race { get; init; }

    /// <summary>
    /// Fresh samples of the selected plan and the reference plans, from which the gains are known. Empty in cache entries of versions that did not record them.
    /// </summary>
    public IReadOnlyList<CandidateSamples<ExecutionPlan>> Confirmation { get; init; } = [];

    /// <summary>
    /// The trials of the parallelism scan in their order, one sample each. If there were two scans, the list has the trials of both. It is empty if there was
    /// no scan, and in cache entries of versions that did not record it.
    /// </summary>
    public IReadOnlyList<CandidateSamples<ExecutionPlan>> ScanTrials { get; init; } = [];

    /// <summary>The reference plan that the framework uses by default; every race includes it.</summary>
    public ExecutionPlan FrameworkDefault => ExecutionPlan.FrameworkDefault(
        Race.Select(evidence => evidence.Candidate.Execution).FirstOrDefault(execution => execution != Execution.Sequential, Execution.Threads),
        Model.Ceiling > 0 ? Math.Min(Model.Ceiling, Model.Processors) : Model.Processors);

    /// <summary>Whether the framework default was stopped early, so that its time is a lower bound.</summary>
    public bool IsDefaultLowerBound =>
        (Confirmation.Count > 0 ? Confirmation : Race).Any(evidence => evidence.IsLowerBound && evidence.Candidate == FrameworkDefault);

    /// <summary>The dispatch overhead of the engine on this machine. Null if the search did not need it, or an older version wrote the entry.</summary>
    public DispatchOverhead? Dispatch { get; init; }

    /// <summary>The other measurements of the search. Null in cache entries of versions that did not record them.</summary>
    public SearchRecord? Search { get; init; }
}
