using System.Diagnostics;
using System.Globalization;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>TUnit, which runs on Microsoft.Testing.Platform only.</summary>
internal sealed class TUnitRunner(SuiteProject project) : ITestRunner
{
    public void Prepare(ProcessStartInfo start, SuitePlan setting, bool shuffled, string scratch)
    {
        PlatformTrx.Prepare(start, project, scratch);
        if (setting.Workers == 0)
            return;
        start.ArgumentList.Add("--maximum-parallel-tests");
        start.ArgumentList.Add(setting.Workers.ToString(CultureInfo.InvariantCulture));
    }

    public IReadOnlyList<TestTime>? ResultsIn(string scratch) => TrxResults.In(scratch);
}
