namespace Amorsize.Measurement.Timing;

/// <summary>The budget is too short to compare two candidates even once; the message says how long one run takes.</summary>
internal sealed class BudgetException(string message) : Exception(message);
