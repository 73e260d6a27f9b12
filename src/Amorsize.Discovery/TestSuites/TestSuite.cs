using Amorsize.Measurement.Suites;

namespace Amorsize.Discovery.TestSuites;

/// <summary>A test suite, as the metadata of its assembly tells it.</summary>
internal sealed record TestSuite
{
    public required TestFramework Framework { get; init; }

    /// <summary>Major version of the framework.</summary>
    public required int FrameworkMajor { get; init; }

    /// <summary>
    /// SHA-256, as 64 lower-case hexadecimal digits, of its tests' names, how many rows they have, and what their attributes say about running in
    /// parallel. Stays when only the code of tests changes.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>Methods that are tests.</summary>
    public required int Methods { get; init; }

    /// <summary>Whether its attributes have tests run in parallel where the runner by itself would not.</summary>
    public bool IsDeclaredParallel { get; init; }

    /// <summary>Which may, where its attributes say so.</summary>
    public TestScope DeclaredScope { get; init; } = TestScope.Classes;

    /// <summary>Why its attributes say that its settings are not to be changed; null: they may be.</summary>
    public string? OwnSetting { get; init; }
}
