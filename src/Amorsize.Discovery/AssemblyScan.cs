using Amorsize.Discovery.Workloads;

namespace Amorsize.Discovery;

/// <summary>The results of scanning one assembly, as the scan file holds them.</summary>
/// <param name="Assembly">Checksum of the assembly.</param>
/// <param name="Scanner">Module version of the scanner.</param>
/// <param name="Workloads">The flagged workloads; null until they are asked for.</param>
/// <param name="Suite">The test suite; null until it is asked for, so that a project that does not tune its tests never pays for its scan.</param>
internal sealed record AssemblyScan(string Assembly, string Scanner, IReadOnlyList<WorkloadDescriptor>? Workloads, SuiteScan? Suite);
