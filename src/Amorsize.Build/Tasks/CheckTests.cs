using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks;
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
    /// <summary>Whether to tune tests, as it was set.</summary>
    public string AmorsizeTuneTests { get; set; } = "";

    /// <summary>A <see cref="TuningMode"/>.</summary>
    public string AmorsizeMode { get; set; } = "";

    /// <summary>Whether this is a CI build.</summary>
    public string AmorsizeCI { get; set; } = "";

    /// <summary>A <see cref="StaleSeverity"/>.</summary>
    public string AmorsizeStaleSeverity { get; set; } = "";

    /// <summary>Whether to say all that the verdict is made of.</summary>
    public string AmorsizeExplain { get; set; } = "";

    /// <summary>A suite that takes less sequentially is left alone: a time span.</summary>
    [Required]
    public string ShortestSuite { get; set; } = "";

    /// <summary>The project's TestingPlatformCommandLineArguments.</summary>
    public string TestArguments { get; set; } = "";

    /// <summary>Whether the build is made for the caches, so that what is here is to be in the remote one too.</summary>
    public bool IsPrewarming { get; set; }

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
        if (!PropertyText.Bool(nameof(AmorsizeTuneTests), AmorsizeTuneTests))
            return;
        var mode = PropertyText.Mode(AmorsizeMode, AmorsizeCI);
        var severity = PropertyText.Choice<StaleSeverity>(nameof(AmorsizeStaleSeverity), AmorsizeStaleSeverity);
        if (Scan() is not { } suite)
        {
            Report(SuiteMessages.Unchanged(AssemblyName, $"no tests of {SupportedFrameworks.InWords} were found in it"));
            return;
        }
        if (ForeignRuntimeIdentifier.Length > 0)
        {
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier));
            return;
        }
        var project = ProjectOf(suite) with { TestArguments = TestArguments };
        if (UnchangedReason.Of(suite, project) is { } reason)
        {
            Report(SuiteMessages.Unchanged(AssemblyName, reason));
            return;
        }
        using var remote = OpenRemote();
        var isRefresh = mode == TuningMode.Refresh && !FailIfNotIncremental;
        var request = BuildFor(suite).RequestFor(EntryKey.TestSuite, suite.Fingerprint);
        var lookUp = OpenLayers(new LocalFileSystem(), isRefresh ? null : remote, keepsHits: !FailIfNotIncremental).LookUp(request);
        if (PropertyText.Bool(nameof(AmorsizeExplain), AmorsizeExplain))
            Explanations.Of(request, lookUp).ToList().ForEach(Report);
        if (isRefresh)
            IsToRun = true;
        else if (lookUp.Verdict != Verdict.Hit)
        {
            var next = NextMeasurements.After(lookUp.Verdict, mode, FailIfNotIncremental);
            IsToRun = next == NextMeasurement.Now;
            if (SuiteMessages.Stale(AssemblyName, lookUp, next, next.SeverityOf(severity)) is { } stale)
                Report(stale);
        }
        else
        {
            IsToRun = mode != TuningMode.CacheOnly && !FailIfNotIncremental && IsTimingDue(lookUp, PropertyText.Span(nameof(ShortestSuite), ShortestSuite));
            if (IsPrewarming && !FailIfNotIncremental && lookUp.Source != SettingsSource.Remote)
                remote?.Push([new(request, lookUp.Entry!)]);
        }
        if (lookUp is not { IsUsable: true, Entry.Suite: { } profile })
            return;
        Setting = SuitePlanText.Write(profile.Choice);
        if (IsToRun)
            return;
        foreach (var diagnostic in SuiteMessages.WhileTrue(AssemblyName, project.Framework, profile))
            Report(diagnostic);
    }
}
