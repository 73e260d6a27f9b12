using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>A test suite, as the metadata of its assembly describes it.</summary>
internal sealed record TestSuite
{
    /// <summary>The <see cref="ITestFrameworkMetadata.Name"/> of the framework that runs it.</summary>
    public required string Framework { get; init; }

    /// <summary>Major version of the framework.</summary>
    public required int FrameworkMajor { get; init; }

    /// <summary>
    /// SHA-256, as 64 lower-case hexadecimal digits, of the names of the tests, their numbers of rows and their attributes about parallelism. It stays
    /// the same when only the code of tests changes.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>Number of methods that are tests.</summary>
    public required int Methods { get; init; }

    /// <summary>Whether tests run in parallel where no setting says so: by the runner's default or by attributes.</summary>
    public bool IsDeclaredParallel { get; init; }

    /// <summary>The tests that run in parallel where no setting says so.</summary>
    public TestScope DeclaredScope { get; init; } = TestScope.Classes;

    /// <summary>Why the attributes of the assembly forbid other settings; null if they allow them.</summary>
    public string? OwnSetting { get; init; }
}
