using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Entries;

/// <summary>A failed measurement. It is stored, so that a workload that hangs does not cost its time limit in every build.</summary>
/// <param name="Outcome">How the measurement ended; never <see cref="ProfileOutcome.Measured"/>.</param>
/// <param name="Message">The cause, as text for messages.</param>
internal sealed record Failure(ProfileOutcome Outcome, string Message);
