using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Entries;

/// <summary>A profile that came to nothing: remembered for a while, so that a workload which hangs does not cost its time limit in every build.</summary>
/// <param name="Outcome">How it ended; never <see cref="ProfileOutcome.Measured"/>.</param>
/// <param name="Message">What happened, for a reader.</param>
internal sealed record Failure(ProfileOutcome Outcome, string Message);
