using Amorsize.Discovery.TestSuites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>The test frameworks whose suites can be tuned.</summary>
internal static class SupportedFrameworks
{
    /// <summary>The names of the frameworks, for a message.</summary>
    public const string InWords = "MSTest, xUnit, NUnit or TUnit";

    public static IReadOnlyList<ITestFramework> All { get; } = [new MSTest(), new XunitV3(), new XunitV2(), new NUnit(), new TUnit()];

    /// <summary>Finds suites of these frameworks.</summary>
    public static TestSuiteScanner Scanner { get; } = new(All);

    public static ITestFramework Of(TestSuite suite) => All.Single(framework => framework.Name == suite.Framework);
}
