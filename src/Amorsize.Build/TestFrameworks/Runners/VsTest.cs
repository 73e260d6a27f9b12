using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Starts a trial in VSTest's host, which runs tests of any framework that has an adapter.</summary>
internal static class VsTest
{
    // Settings of the project that are left out in trials: they collect data, or write results for the user.
    private static readonly string[] OutputSettings = ["DataCollectionRunSettings", "InProcDataCollectionRunSettings", "LoggerRunSettings", "RunConfiguration.ResultsDirectory"];

    /// <summary>The exit code of a run whose tests have failed.</summary>
    public const int FailedExitCode = 1;

    /// <param name="start">The process to prepare.</param>
    /// <param name="project">The test project.</param>
    /// <param name="trial">The trial, whose folder gets the results.</param>
    /// <param name="change">Changes the settings of this trial only; null: nothing changes.</param>
    public static void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial, Func<RunSettings, RunSettings>? change = null)
    {
        // The generated file has the trial's plan and the user's settings. It does not exist if the project has none of its own and the plan needs none.
        var settings = RunSettings.Of(File.Exists(project.RunSettings) ? project.RunSettings : project.UserRunSettings).WithoutCollectors();
        foreach (var argument in (string[])
        [
            project.VsTestConsole,
            project.AssemblyPath,
            $"--Settings:{trial.Save(change?.Invoke(settings) ?? settings)}",
            $"--logger:trx;LogFileName={TrxResults.FileName}",
            $"--ResultsDirectory:{trial.Scratch}",
            .. project.Filter.Length > 0 ? [$"--TestCaseFilter:{project.Filter}"] : (string[])[],
            .. project.AdapterPaths.Select(path => $"--TestAdapterPath:{path}"),
            .. InlineSettings(project),
        ])
            start.ArgumentList.Add(argument);
    }

    // As on the command line of `dotnet test`, they follow two dashes.
    private static IEnumerable<string> InlineSettings(SuiteProject project) =>
        project.InlineSettings.Where(setting => !OutputSettings.Any(output => setting.StartsWith(output, StringComparison.OrdinalIgnoreCase))) is var settings && settings.Any()
            ? settings.Prepend("--")
            : [];
}
