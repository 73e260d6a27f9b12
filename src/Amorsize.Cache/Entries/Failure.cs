using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Entries;

/// <summary>A failed measurement. It is stored, so that a workload that hangs does not cost its time limit in every build.</summary>
/// <param name="Outcome">How the measurement ended; never <see cref="ProfileOutcome.Measured"/>.</param>
/// <param name="Message">The cause, as text for messages. It is cut after 4,000 characters.</param>
/// <param name="IsOfPreparation">Whether code around the measurement failed, such as the items member or the clean-up, and not the workload.</param>
internal sealed record Failure(ProfileOutcome Outcome, string Message, bool IsOfPreparation = false)
{
    // In characters. The message may quote an exception of the user's code, which has no limit. The limit is far below the 1 MiB of an entry's file.
    private const int MaxMessageLength = 4000;

    /// <inheritdoc cref="Failure"/>
    public string Message { get; init => field = value.Shortened(MaxMessageLength); } = Message.Shortened(MaxMessageLength);
}
