using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Looks the settings of a test suite up in the cache. Runs in every build that tunes tests.</summary>
public sealed class CheckTests : SuiteTask, IIncrementalTask
{
    /// <summary>Whether the build only asks whether there is something to do (-question); set by the engine.</summary>
    public bool FailIfNotIncremental { get; set; }

    /// <summary>Whether the suite is to be measured, or run to see whether it must be.</summary>
    [Output]
    public bool IsToRun { get; private set; }

    /// <summary>The setting to use.</summary>
    [Output]
    public string Setting { get; private set; } = SuitePlanText.Write(SuitePlan.Unchanged);

    private protected override void Run()
    {
        if (!Inputs.TuneTests)
            return;
        var mode = Inputs.Mode;
        var severity = Inputs.StaleSeverity;
        if (Scan() is not { } suite)
        {
            Report(SuiteMessages.Unchanged(Inputs.AssemblyName, $"no tests of {SupportedFrameworks.InWords} were found in it"));
            return;
        }
        if (Inputs.ForeignRuntimeIdentifier.Length > 0)
        {
            Report(WorkloadMessages.ForeignRuntime(Inputs.AssemblyName, Inputs.ForeignRuntimeIdentifier));
            return;
        }
        var project = ProjectOf(suite);
        if (SuiteObstacle.Of(suite, project, Inputs.TestArguments, new LocalFileSystem()) is { } reason)
        {
            Report(SuiteMessages.Unchanged(Inputs.AssemblyName, reason));
            return;
        }
        using var remote = OpenRemote();
        var isRefresh = mode == TuningMode.Refresh && !FailIfNotIncremental;
        var request = BuildFor(suite).RequestFor(Subject.Tests, suite.Fingerprint);
        var lookUp = OpenLayers(new LocalFileSystem(), isRefresh ? null : remote, keepsHits: !FailIfNotIncremental).LookUp(request);
        if (Inputs.Explains)
            Explanations.Of(request, lookUp).ToList().ForEach(Report);
        if (isRefresh)
            IsToRun = true;
        else if (lookUp.Verdict != Verdict.Hit)
        {
            var next = NextMeasurements.After(lookUp.Verdict, mode, FailIfNotIncremental);
            IsToRun = next == NextMeasurement.Now;
            if (SuiteMessages.Stale(Inputs.AssemblyName, lookUp, next, next.SeverityOf(severity)) is { } stale)
                Report(stale);
        }
        else
        {
            IsToRun = mode != TuningMode.CacheOnly && !FailIfNotIncremental && IsTimingDue(lookUp, Inputs.ShortestSuite);
            if (Inputs.IsPrewarming && !FailIfNotIncremental && lookUp.Source != SettingsSource.Remote)
                remote?.Push([new(request, lookUp.Entry!)]);
        }
        if (lookUp is not { IsUsable: true, Entry.Result: EntryResult.Suite(var profile) })
            return;
        Setting = SuitePlanText.Write(profile.Choice);
        if (IsToRun)
            return;
        foreach (var diagnostic in SuiteMessages.WhileTrue(Inputs.AssemblyName, project.Framework, profile))
            Report(diagnostic);
    }
}
