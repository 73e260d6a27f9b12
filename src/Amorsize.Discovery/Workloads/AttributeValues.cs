using System.Reflection.Metadata;

namespace Amorsize.Discovery.Workloads;

/// <summary>The values of one <see cref="WorkloadAttribute"/>.</summary>
/// <param name="Method">The flagged method.</param>
internal sealed record AttributeValues(MethodDefinitionHandle Method)
{
    public string? Name { get; init; }

    public string? Items { get; init; }

    public int ItemCount { get; init; }

    public int MaxDegreeOfParallelism { get; init; }

    public bool Enabled { get; init; } = true;
}
