namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the parallelism scan, which finds roughly how many workers are of use.</summary>
internal sealed record ScanPolicy
{
    /// <summary>Each step has so many times the workers of the one before. Chosen: doubling keeps large machines cheap (simulate.md: 64 trials a search on 2 processors, 82 on 256).</summary>
    public int StepFactor { get; init; } = 2;

    /// <summary>A step is better only if it is so many times as fast as the best one. Chosen: less is scatter of a single trial.</summary>
    public double MinStepGain { get; init; } = 1.05;

    /// <summary>The scan ends after so many steps in a row that are no better. Chosen: one lucky trial must not end it.</summary>
    public int MaxFailedSteps { get; init; } = 2;

    /// <summary>CPU-bound workloads: trials of a step that is no better, at most. Chosen: interference in one trial must not end the scan.</summary>
    public int CpuBoundTries { get; init; } = 2;

    /// <summary>I/O-bound workloads: the same. Chosen: their trials are long, and foreign load hardly slows them.</summary>
    public int IoBoundTries { get; init; } = 1;

    /// <summary>Workers of the smallest candidate beside the best step. Chosen: the step before it.</summary>
    public double LowestNeighbour { get; init; } = 0.5;

    /// <summary>Workers of the candidate just below the best step. Chosen: halfway to the step before.</summary>
    public double LowerNeighbour { get; init; } = 0.75;

    /// <summary>Workers of the candidate above the best step. Chosen: halfway to the step after.</summary>
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
