using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Amorsize.Platform.Processes;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Looks up the plan of a test suite in the cache. Runs in every build that tunes tests.</summary>
public sealed class CheckTests : SuiteTask, IIncrementalTask
{
    /// <summary>Whether the build only asks if there is something to do (-question); set by MSBuild.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>Whether <see cref="TuneTests"/> must run: to measure the suite, or to check whether its time has changed.</summary>
    [Output]
    public bool IsToRun { get; private set; }

    /// <summary>The plan to use, in the form of <see cref="SuitePlanText"/>.</summary>
    [Output]
    public string Setting { get; private set; } = SuitePlanText.Write(SuitePlan.Unchanged);

    private protected override void Run()
    {
        if (!Inputs.TuneTests)
            return;
        var options = CheckOptions.Of(Inputs, FailIfNotIncremental);
        if (SuiteToTune() is not { } suite)
            return;
        var subject = SubjectOf(suite);
        if (TestCommandLine.Selection(GlobalProperties, Environment.GetCommandLineArgs(), () => CommandLines.StartedAbove(Path.GetDirectoryName(Inputs.ProjectFile)!)) is { } selection)
        {
            // Other tests are selected than the project selects, so this difference alone does not make a result stale.
            var found = OpenLayers(new LocalFileSystem()).LookUp(subject.Request);
            Setting = SuitePlanText.Write(SuiteSubject.PlanOf(found));
            if (found.Findings.All(finding => finding.Verdict == Verdict.SettingsChanged))
            {
                if (found is { IsUsable: true, Entry: { } entry })
                    subject.WhileUsed(entry.Result).ToList().ForEach(Report);
                return;
            }
            Report(SuiteMessages.NotMeasuredBecauseOf(Inputs.AssemblyName, selection));
            options = options with { Mode = TuningMode.CacheOnly };
        }
        using var remote = OpenRemote();
        var result = NewCheckStep(new LocalFileSystem(), options, remote).Run([subject]);
        IsToRun = result.ToMeasure.Count > 0;
        Setting = SuitePlanText.Write(SuiteSubject.PlanOf(result.Resolved.Concat(result.ToMeasure).Single().Found));
    }

    /// <summary>The suite of the project; null if it is not tuned, after a message that gives the reason.</summary>
    private TestSuite? SuiteToTune()
    {
        var suite = Scan();
        if (suite is null)
            Report(SuiteMessages.Unchanged(Inputs.AssemblyName, $"no tests of {SupportedFrameworks.InWords} were found in it"));
        else if (Inputs.ForeignRuntimeIdentifier.Length > 0)
            Report(WorkloadMessages.ForeignRuntime(Inputs.AssemblyName, Inputs.ForeignRuntimeIdentifier));
        else if (SuiteObstacle.Of(suite, ProjectOf(suite), new LocalFileSystem()) is { } why)
            Report(SuiteMessages.Unchanged(Inputs.AssemblyName, why));
        else
            return suite;
        return null;
    }
}
