using Amorsize.Discovery.TestSuites;

namespace Amorsize.Discovery;

/// <summary>The result of scanning an assembly for its test suite.</summary>
/// <param name="Suite">The suite; null when the assembly has no tests.</param>
/// <param name="BaseAssemblies">The assemblies that were searched for base classes. Tests may be inherited, so a change there can change the suite.</param>
/// <param name="Frameworks">Module versions of the assemblies that describe the frameworks.</param>
internal sealed record SuiteScan(TestSuite? Suite, IReadOnlyList<BaseAssembly> BaseAssemblies, string Frameworks);
