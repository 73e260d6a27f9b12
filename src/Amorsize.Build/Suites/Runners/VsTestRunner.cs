using System.Diagnostics;
using Amorsize.Build.Suites.Files;
using Amorsize.Build.Suites.Results;
using Amorsize.Tuning.Suites;

namespace Amorsize.Build.Suites.Runners;

/// <summary>Whatever runs in VSTest's host.</summary>
internal sealed class VsTestRunner(SuiteProject project) : ITestRunner
{
    public void Prepare(ProcessStartInfo start, SuiteSetting setting, bool shuffled, string scratch)
    {
        var settings = Path.Combine(scratch, "trial.runsettings");
        RunSettings.Of(project.UserRunSettings).With(project.Framework, setting).WithRandomOrder(project.Framework, shuffled).WithoutCollectors().Save(settings);
        foreach (var argument in (string[])[project.VsTestConsole, project.AssemblyPath, $"--Settings:{settings}", $"--logger:trx;LogFileName={TrxResults.FileName}", $"--ResultsDirectory:{scratch}"])
            start.ArgumentList.Add(argument);
    }

    public IReadOnlyList<TestTime>? ResultsIn(string scratch) => TrxResults.In(scratch);
}
