namespace Amorsize.Benchmarks.Engines;

/// <summary>One way to write a loop.</summary>
/// <param name="Name">Name of the way.</param>
/// <param name="Run">Runs the loop over a number of items.</param>
internal sealed record EngineCase(string Name, Action<int> Run);
