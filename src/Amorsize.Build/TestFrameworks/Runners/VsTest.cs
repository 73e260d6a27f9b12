using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Whatever runs in VSTest's host.</summary>
internal sealed class VsTestRunner(SuiteProject project) : ITestRunner
{
    public void Prepare(ProcessStartInfo start, SuitePlan setting, bool shuffled, string scratch)
    {
        var settings = Path.Combine(scratch, "trial.runsettings");
        RunSettings.Of(project.UserRunSettings).With(project.Framework, setting).WithRandomOrder(project.Framework, shuffled).WithoutCollectors().Save(settings);
        foreach (var argument in (string[])[project.VsTestConsole, project.AssemblyPath, $"--Settings:{settings}", $"--logger:trx;LogFileName={TrxResults.FileName}", $"--ResultsDirectory:{scratch}"])
            start.ArgumentList.Add(argument);
    }

    public IReadOnlyList<TestTime>? ResultsIn(string scratch) => TrxResults.In(scratch);
}
