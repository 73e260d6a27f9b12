using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Entries;

/// <summary>A failed measurement. It is stored for a while, so that a workload that hangs does not cost its time limit in every build.</summary>
/// <param name="Outcome">The outcome; never <see cref="ProfileOutcome.Measured"/>.</param>
/// <param name="Message">The cause, in words.</param>
internal sealed record Failure(ProfileOutcome Outcome, string Message);
