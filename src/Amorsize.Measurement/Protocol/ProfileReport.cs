using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Protocol;

/// <summary>The answer of a profiler process. A process that crashed or was killed leaves no report.</summary>
internal sealed record ProfileReport
{
    public required ProfileOutcome Outcome { get; init; }

    /// <summary>The result, if the outcome is <see cref="ProfileOutcome.Measured"/>; otherwise null.</summary>
    public Profile? Profile { get; init; }

    /// <summary>The failure, in one sentence; empty if there was none.</summary>
    public string Message { get; init; } = "";
}
