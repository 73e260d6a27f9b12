using Amorsize.Discovery.TestSuites;

namespace Amorsize.Discovery;

/// <summary>The result of scanning an assembly for its test suite.</summary>
/// <param name="Suite">The suite; null when the assembly has no tests.</param>
/// <param name="BaseAssemblies">The assemblies that were searched for base classes. Tests may be inherited, so a change of these can change the suite.</param>
/// <param name="Frameworks">Module version IDs of the assemblies that implement <see cref="ITestFrameworkMetadata"/>; others may find other tests.</param>
internal sealed record SuiteScan(TestSuite? Suite, IReadOnlyList<BaseAssembly> BaseAssemblies, string Frameworks);
