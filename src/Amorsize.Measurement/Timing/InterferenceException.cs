namespace Amorsize.Measurement.Timing;

/// <summary>Thrown when foreign load kept a measurement from any result. The message says how many processors other processes took.</summary>
internal sealed class InterferenceException(string message) : Exception(message);
