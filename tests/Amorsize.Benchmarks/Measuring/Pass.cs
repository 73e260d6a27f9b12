namespace Amorsize.Benchmarks.Measuring;

/// <summary>Something to be timed.</summary>
/// <param name="Run">Runs all items once.</param>
/// <param name="Items">How many.</param>
internal readonly record struct Pass(Action Run, int Items);
