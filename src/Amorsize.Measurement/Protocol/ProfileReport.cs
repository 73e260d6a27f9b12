using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Protocol;

/// <summary>The result that a profiler process writes to a file. A process that crashed or was killed leaves no report.</summary>
internal sealed record ProfileReport
{
    public required ProfileOutcome Outcome { get; init; }

    /// <summary>The result of a search, if the outcome is <see cref="ProfileOutcome.Measured"/>; otherwise null.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The result of a comparison, if the outcome is <see cref="ProfileOutcome.Measured"/>; otherwise null.</summary>
    public PlanComparison? Comparison { get; init; }

    /// <summary>The result of a look, if the outcome is <see cref="ProfileOutcome.Measured"/>; otherwise null.</summary>
    public LoopTime? Time { get; init; }

    /// <summary>Whether code around the measurement failed, such as the items member or the clean-up, and not the workload.</summary>
    public bool IsOfPreparation { get; init; }

    /// <summary>As <see cref="InterferenceException.BuildLoad"/>, if the outcome is <see cref="ProfileOutcome.Interference"/>.</summary>
    public double BuildLoad { get; init; }

    /// <summary>The cause of a failure, in one sentence; empty if the outcome is <see cref="ProfileOutcome.Measured"/>.</summary>
    public string Message { get; init; } = "";
}
