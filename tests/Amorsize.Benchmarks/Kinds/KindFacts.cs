namespace Amorsize.Benchmarks.Kinds;

/// <summary>Known facts about a kind.</summary>
/// <param name="Name">Name of the kind and of its workload.</param>
/// <param name="About">Description of the items, and the plans that are expected to be best.</param>
/// <param name="Nature">The resource that limits it.</param>
internal sealed record KindFacts(string Name, string About, Nature Nature);
