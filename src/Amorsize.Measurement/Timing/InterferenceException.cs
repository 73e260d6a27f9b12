namespace Amorsize.Measurement.Timing;

/// <summary>Foreign load disturbed nearly all measurements within the budget; the message says how many processors it took.</summary>
internal sealed class InterferenceException(string message) : Exception(message);
