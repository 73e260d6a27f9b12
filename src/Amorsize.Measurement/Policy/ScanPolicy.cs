namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the parallelism scan, which finds roughly how many workers are of use.</summary>
internal sealed class ScanPolicy
{
    /// <summary>
    /// Each step of the scan tries this many times the workers of the step before. Chosen: doubling keeps the scan cheap on large machines (simulate.md: 64
    /// trials a search on 2 processors, 82 on 256).
    /// </summary>
    public int StepFactor { get; init; } = 2;

    /// <summary>
    /// A step counts as better only if it is this many times as fast as the best one. Chosen: a smaller difference may be scatter of a single trial.
    /// </summary>
    public double MinStepGain { get; init; } = 1.05;

    /// <summary>
    /// The scan ends after this many steps in a row that are no better. Chosen: one lucky trial makes the next step look worse, and must not end the scan.
    /// </summary>
    public int MaxFailedSteps { get; init; } = 2;

    /// <summary>CPU-bound workloads: a step that is no better is tried at most this often. Chosen: interference in one trial must not end the scan.</summary>
    public int CpuBoundTries { get; init; } = 2;

    /// <summary>
    /// I/O-bound workloads: a step that is no better is tried at most this often. Chosen: their trials are long, and foreign load hardly slows them.
    /// </summary>
    public int IoBoundTries { get; init; } = 1;

    /// <summary>Smallest worker count raced beside the best step, as a multiple of that step's workers. Chosen: the step before it.</summary>
    public double LowestNeighbour { get; init; } = 0.5;

    /// <summary>Worker count raced just below the best step, as a multiple of that step's workers. Chosen: halfway to the step before.</summary>
    public double LowerNeighbour { get; init; } = 0.75;

    /// <summary>Worker count raced above the best step, as a multiple of that step's workers. Chosen: halfway to the step after.</summary>
    public double UpperNeighbour { get; init; } = 1.5;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(StepFactor), StepFactor, "x", "workers from one step to the next"),
        new(nameof(MinStepGain), MinStepGain, "x", "speed of a step that is better"),
        new(nameof(MaxFailedSteps), MaxFailedSteps, "steps", "that are no better, after which the scan ends"),
        new(nameof(CpuBoundTries), CpuBoundTries, "trials", "of a step, CPU-bound"),
        new(nameof(IoBoundTries), IoBoundTries, "trials", "of a step, I/O-bound"),
        new(nameof(LowestNeighbour), LowestNeighbour, "x", "workers of the best step: smallest candidate"),
        new(nameof(LowerNeighbour), LowerNeighbour, "x", "workers of the best step: candidate just below"),
        new(nameof(UpperNeighbour), UpperNeighbour, "x", "workers of the best step: candidate above"),
    ];
}
