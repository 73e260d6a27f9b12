namespace Amorsize.Benchmarks.Engines;

/// <summary>A loop in one of several ways to write it.</summary>
/// <param name="Name">The way.</param>
/// <param name="Run">Runs a loop over so many items.</param>
internal sealed record EngineCase(string Name, Action<int> Run);
