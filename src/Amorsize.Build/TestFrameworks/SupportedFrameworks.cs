using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>The runner of a project, and what it makes of its settings.</summary>
internal static class TestRunner
{
    // Since then methods of one class can run beside each other.
    private const int FirstXunitWithModes = 4;

    public static ITestRunner Of(SuiteProject project) => project switch
    {
        { Framework: TestFramework.MSTest, IsOnTestingPlatform: true } => new MSTestOnPlatform(project),
        { Framework: TestFramework.NUnit, IsOnTestingPlatform: true } => new NUnitOnPlatform(project),
        { Framework: TestFramework.XunitV3 } => new XunitRunner(project),
        { Framework: TestFramework.TUnit } => new TUnitRunner(project),
        _ => new VsTestRunner(project),
    };

    /// <summary>Why the suite cannot be measured; null where it can.</summary>
    public static string? ObstacleOf(SuiteProject project, TestSuite suite) => project switch
    {
        { Framework: TestFramework.XunitV3 } when suite.FrameworkMajor < FirstXunitWithModes => "it uses xUnit v3 before 4.0, whose settings are others",
        { Framework: TestFramework.MSTest, IsOnTestingPlatform: true } or { Framework: TestFramework.TUnit } => PlatformTrx.ObstacleOf(project),
        _ => null,
    };

    /// <param name="suite">The tests and what their attributes say.</param>
    /// <param name="processors">Usable here.</param>
    /// <param name="setsMinThreads">Whether the pool's threads may be set; not where the project sets them.</param>
    public static RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads) => suite.Framework switch
    {
        TestFramework.MSTest => new(SetsScope: true, suite.DeclaredScope, suite.IsDeclaredParallel ? processors : 1, setsMinThreads),
        TestFramework.XunitV3 => new(SetsScope: true, suite.DeclaredScope, processors, WaitsForPool: false),
        TestFramework.XunitV2 => new(SetsScope: false, suite.DeclaredScope, processors, setsMinThreads),
        TestFramework.NUnit => new(SetsScope: false, suite.DeclaredScope, Math.Max(2, processors), WaitsForPool: false),
        // https://tunit.dev/docs/parallelism: twice the processors.
        TestFramework.TUnit => new(SetsScope: false, suite.DeclaredScope, 2 * processors, WaitsForPool: false),
        _ => throw new ArgumentOutOfRangeException(nameof(suite), suite.Framework, "not a framework"),
    };
}
