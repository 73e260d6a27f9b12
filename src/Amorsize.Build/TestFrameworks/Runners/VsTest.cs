using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Starts a trial in VSTest's host, which runs tests of any framework that has an adapter.</summary>
internal static class VsTest
{
    public static void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial, RunSettings settings)
    {
        foreach (var argument in (string[])
        [
            project.VsTestConsole,
            project.AssemblyPath,
            $"--Settings:{trial.Save(settings.WithoutCollectors())}",
            $"--logger:trx;LogFileName={TrxResults.FileName}",
            $"--ResultsDirectory:{trial.Scratch}",
        ])
            start.ArgumentList.Add(argument);
    }
}
