using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>How a test framework appears in the metadata of assemblies. The scanner knows frameworks only through this interface.</summary>
internal interface ITestFrameworkMetadata
{
    /// <summary>The framework's name in fingerprints and in keys of stored results. Another name makes all stored results stale.</summary>
    string Name { get; }

    /// <summary>Simple names of the assemblies with the framework's attributes; a test project references one of them.</summary>
    IReadOnlyList<string> Assemblies { get; }

    /// <summary>Type names of the attributes that make a method a test.</summary>
    IReadOnlyList<string> TestAttributes { get; }

    /// <summary>Type names of the attributes that add one row of arguments to a test.</summary>
    IReadOnlyList<string> RowAttributes { get; }

    /// <summary>Type names of the attributes that affect which tests run in parallel.</summary>
    IReadOnlyList<string> ParallelismAttributes { get; }

    /// <summary>The parallelism that the attributes of a class or a test add to the runner's default; null if they add none.</summary>
    TestScope? ScopeOf(DeclaredAttributes attributes) => null;

    /// <summary>Adds to a suite what the attributes of its assembly declare about parallelism.</summary>
    /// <param name="suite">The suite, so far described only by its classes and tests.</param>
    /// <param name="attributes">The assembly-level attributes of the test assembly.</param>
    TestSuite WithDeclarations(TestSuite suite, DeclaredAttributes attributes);
}
