namespace Amorsize.Benchmarks.Kinds;

/// <summary>What is known about a kind.</summary>
/// <param name="Name">Its name, which is the workload's name too.</param>
/// <param name="About">What one item is, and what is to be expected of it, in words.</param>
/// <param name="Nature">What limits it.</param>
internal sealed record KindFacts(string Name, string About, Nature Nature);
