namespace Amorsize.Measurement.Timing;

/// <summary>Thrown when a plan that the user wants to compare does not fit the workload. The message is a clause with the reason and the remedy.</summary>
internal sealed class PlanException(string message) : Exception(message);
