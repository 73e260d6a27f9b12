using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Protocol;

/// <summary>What a profiler process answers. No report at all means that it crashed or was killed.</summary>
internal sealed record ProfileReport
{
    public required ProfileOutcome Outcome { get; init; }

    /// <summary>The result; only where the outcome is <see cref="ProfileOutcome.Measured"/>.</summary>
    public Profile? Profile { get; init; }

    /// <summary>What went wrong, in one sentence; empty where nothing did.</summary>
    public string Message { get; init; } = "";
}
