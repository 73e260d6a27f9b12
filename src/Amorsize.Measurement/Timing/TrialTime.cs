namespace Amorsize.Measurement.Timing;

/// <summary>The time of one trial of a candidate.</summary>
/// <param name="ItemMicroseconds">Elapsed time over items, in microseconds.</param>
/// <param name="IsComplete">Whether the trial ran to its end. A trial that was far slower than others is stopped; its time is then a lower bound.</param>
internal readonly record struct TrialTime(double ItemMicroseconds, bool IsComplete);
