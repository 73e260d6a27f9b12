using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery;

/// <summary>The result of scanning an assembly for its workloads.</summary>
/// <param name="Workloads">The flagged workloads.</param>
/// <param name="Dependencies">The files, other than the assembly itself, that their fingerprints depend on.</param>
internal sealed record WorkloadScan(IReadOnlyList<WorkloadDescriptor> Workloads, IReadOnlyList<StampedFile> Dependencies);
