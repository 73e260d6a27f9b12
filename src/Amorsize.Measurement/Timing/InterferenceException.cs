namespace Amorsize.Measurement.Timing;

/// <summary>Thrown when foreign load disturbed nearly all measurements within the budget. The message says how many processors other processes took.</summary>
internal sealed class InterferenceException(string message) : Exception(message);
