using System.Reflection.Metadata;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Discovery.Workloads;

/// <summary>The values of the <see cref="WorkloadAttribute"/> of one method.</summary>
/// <param name="Method">The flagged method.</param>
internal sealed record AttributeValues(MethodDefinitionHandle Method)
{
    public string? Name { get; init; }

    public WorkloadOptions Options { get; init; } = new();

    public bool Enabled { get; init; } = true;
}
