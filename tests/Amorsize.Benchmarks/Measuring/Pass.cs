namespace Amorsize.Benchmarks.Measuring;

/// <summary>One pass over all items, which is timed.</summary>
/// <param name="Run">Runs all items once.</param>
/// <param name="Items">Number of items.</param>
internal readonly record struct Pass(Action Run, int Items);
