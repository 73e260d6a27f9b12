using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>A test suite, as the metadata of its assembly describes it.</summary>
internal sealed record TestSuite
{
    /// <summary>The <see cref="ITestFrameworkMetadata.Name"/> of the test framework that runs the suite.</summary>
    public required string Framework { get; init; }

    /// <summary>Major version of the test framework that the suite references.</summary>
    public required int FrameworkMajor { get; init; }

    /// <summary>
    /// SHA-256, as 64 lower-case hexadecimal digits, of the names of the tests, their numbers of rows and their attributes about parallelism. It stays
    /// the same when only the code of tests changes.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>Number of test methods; rows of arguments are not counted.</summary>
    public required int Methods { get; init; }

    /// <summary>Whether tests run in parallel without any settings, because of the runner's default or of attributes.</summary>
    public bool IsDeclaredParallel { get; init; }

    /// <summary>Which tests may run in parallel without any settings.</summary>
    public TestScope DeclaredScope { get; init; } = TestScope.Classes;

    /// <summary>Why the attributes of the assembly forbid Amorsize to change its parallelism; null if they allow it.</summary>
    public string? OwnSetting { get; init; }
}
