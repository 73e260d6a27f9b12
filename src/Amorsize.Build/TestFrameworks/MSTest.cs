using System.Diagnostics;
using System.Globalization;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>MSTest on Microsoft.Testing.Platform: settings in its environment, which counts more than the project's files.</summary>
internal sealed class MSTestOnPlatform(SuiteProject project) : ITestRunner
{
    public void Prepare(ProcessStartInfo start, SuitePlan setting, bool shuffled, string scratch)
    {
        PlatformTrx.Prepare(start, project, scratch);
        // Without the section itself its parts are not looked at.
        start.Environment["mstest"] = "1";
        if (setting.Workers == 1)
            start.Environment["mstest__parallelism__enabled"] = "false";
        if (setting.Workers > 1)
        {
            start.Environment["mstest__parallelism__enabled"] = "true";
            start.Environment["mstest__parallelism__workers"] = setting.Workers.ToString(CultureInfo.InvariantCulture);
            start.Environment["mstest__parallelism__scope"] = setting.Scope == TestScope.Methods ? "method" : "class";
        }
        if (shuffled)
            start.Environment["mstest__execution__randomizeTestOrder"] = "true";
    }

    public IReadOnlyList<TestTime>? ResultsIn(string scratch) => TrxResults.In(scratch);
}
