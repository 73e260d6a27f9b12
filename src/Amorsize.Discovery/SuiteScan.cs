using Amorsize.Discovery.TestSuites;

namespace Amorsize.Discovery;

/// <summary>The result of scanning an assembly for its test suite.</summary>
/// <param name="Suite">The suite; null when the assembly has no tests.</param>
/// <param name="BaseAssemblies">
/// The assemblies that were searched for base classes: their simple names, and the checksums of their files in the tests' directory. A checksum is null if there is
/// no readable file, as for assemblies of the runtime. Tests may be inherited, so a change of these can change the suite.
/// </param>
/// <param name="Frameworks">Module version IDs of the assemblies that implement <see cref="ITestFrameworkMetadata"/>; others may find other tests.</param>
internal sealed record SuiteScan(TestSuite? Suite, IReadOnlyList<(string Name, string? Checksum)> BaseAssemblies, string Frameworks);
