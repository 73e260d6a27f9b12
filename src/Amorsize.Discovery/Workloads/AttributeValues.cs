using System.Reflection.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>One <see cref="WorkloadAttribute"/>, decoded, and the method that carries it.</summary>
internal sealed record AttributeValues(MethodDefinitionHandle Method)
{
    public string? Name { get; init; }

    public string? Items { get; init; }

    public int ItemCount { get; init; }

    public int MaxDegreeOfParallelism { get; init; }

    public bool Enabled { get; init; } = true;
}
