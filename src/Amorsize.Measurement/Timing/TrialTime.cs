namespace Amorsize.Measurement.Timing;

/// <summary>What a trial tells of a candidate.</summary>
/// <param name="ItemMicroseconds">Elapsed time over items, in microseconds.</param>
/// <param name="IsComplete">Whether it ran to its end; where it was stopped, being far slower than others, the time is what it takes at least.</param>
internal readonly record struct TrialTime(double ItemMicroseconds, bool IsComplete);
