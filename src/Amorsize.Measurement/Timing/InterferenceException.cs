namespace Amorsize.Measurement.Timing;

/// <summary>Other processes kept the machine so busy that nothing could be measured cleanly within the budget; the message says how busy.</summary>
internal sealed class InterferenceException(string message) : Exception(message);
