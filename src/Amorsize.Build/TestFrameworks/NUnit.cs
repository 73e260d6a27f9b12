using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>NUnit on Microsoft.Testing.Platform, which takes its settings from a .runsettings there too.</summary>
internal sealed class NUnitOnPlatform(SuiteProject project) : ITestRunner
{
    public void Prepare(ProcessStartInfo start, SuitePlan setting, bool shuffled, string scratch)
    {
        var settings = Path.Combine(scratch, "trial.runsettings");
        RunSettings.Of(project.UserRunSettings).With(project.Framework, setting).WithNUnitResults(scratch).Save(settings);
        foreach (var argument in (string[])[project.AssemblyPath, "--results-directory", scratch, "--settings", settings])
            start.ArgumentList.Add(argument);
    }

    public IReadOnlyList<TestTime>? ResultsIn(string scratch) =>
        Path.Combine(scratch, project.AssemblyName + ".xml") is var path && File.Exists(path) ? NUnitResults.Read(path) : null;
}
