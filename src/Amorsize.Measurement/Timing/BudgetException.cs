namespace Amorsize.Measurement.Timing;

/// <summary>Thrown when the time budget is too short to run both reference plans even once. The message says how long one run takes.</summary>
internal sealed class BudgetException(string message) : Exception(message);
