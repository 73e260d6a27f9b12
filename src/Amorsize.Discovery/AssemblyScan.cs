using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;

namespace Amorsize.Discovery;

/// <summary>The results of scanning one assembly, which a file keeps for later builds.</summary>
/// <param name="Assembly">Checksum of the assembly's file. The results hold only for this content.</param>
/// <param name="Scanner">Module version ID of the scanner's assembly. Another scanner may find other results.</param>
/// <param name="Workloads">The flagged workloads; null if no build has scanned for them yet.</param>
/// <param name="Dependencies">The other files that the fingerprints of <paramref name="Workloads"/> depend on.</param>
/// <param name="Suite">The test suite; null if no build has scanned for it yet. A project that does not tune its tests never pays for that scan.</param>
internal sealed record AssemblyScan(string Assembly, string Scanner, IReadOnlyList<WorkloadDescriptor>? Workloads, IReadOnlyList<StampedFile> Dependencies, SuiteScan? Suite);
