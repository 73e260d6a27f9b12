using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;
using Amorsize.Platform.Processors;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Runs a test suite under several settings, and stores what was measured; or once, where it may only have become slower or faster.</summary>
public sealed class TuneTests : SuiteTask
{
    /// <summary>The dotnet executable.</summary>
    public string DotNetHost { get; set; } = "";

    /// <summary>Absolute path of vstest.console.</summary>
    public string VsTestConsole { get; set; } = "";

    /// <summary>A <see cref="TuningMode"/>.</summary>
    public string AmorsizeMode { get; set; } = "";

    /// <summary>A <see cref="StaleSeverity"/>.</summary>
    public string AmorsizeStaleSeverity { get; set; } = "";

    /// <summary>Whether to say all that the choice is made of.</summary>
    public string AmorsizeExplain { get; set; } = "";

    /// <summary>A suite that takes less sequentially is left alone: a time span.</summary>
    [Required]
    public string ShortestSuite { get; set; } = "";

    /// <summary>The setting to use: until something is measured what <see cref="CheckTests"/> gave, however stale.</summary>
    [Output]
    public string Setting { get; set; } = SuitePlanText.Write(SuitePlan.Unchanged);

    private protected override void Run()
    {
        var budget = PropertyText.Budget(nameof(AmorsizeTotalTimeBudget), AmorsizeTotalTimeBudget);
        var limits = new SuiteLimits(Environment.ProcessorCount, budget, PropertyText.Span(nameof(ShortestSuite), ShortestSuite));
        if (Scan() is not { } suite)
            return;
        var build = BuildFor(suite);
        var longestWait = 2 * budget;
        var request = build.RequestFor(EntryKey.TestSuite, suite.Fingerprint);
        var isRefresh = PropertyText.Choice<TuningMode>(nameof(AmorsizeMode), AmorsizeMode) == TuningMode.Refresh;
        // Nobody waits to see whether what holds still holds.
        var wait = !isRefresh && LookUp().Verdict == Verdict.Hit ? TimeSpan.Zero : longestWait;
        SuiteProfile? used = null;
        Entry? measured = null;
        using (var alone = MachineLock.Acquire(MachineLock.DefaultPath, wait, Cancellation))
        {
            // Another build may have measured it meanwhile.
            var lookUp = LookUp();
            if (!isRefresh && lookUp is { Verdict: Verdict.Hit, Entry.Suite: { } known })
            {
                used = known;
                Setting = SuitePlanText.Write(known.Choice);
                if (alone is not null && IsTimingDue(lookUp, limits.Shortest))
                    measured = MeasureIfMoved(suite, known, build, limits, lookUp);
            }
            else if (alone is null)
                LeaveForLater(lookUp, longestWait);
            else
                measured = Measure(suite, build, limits, lookUp);
        }
        if (used is not null && measured is null)
            ReportWhileTrue(suite, used);
        if (measured is not { IsMeasured: true })
            return;
        if (PropertyText.Bool(nameof(AmorsizeExplain), AmorsizeExplain))
            Explanations.Of(measured).ToList().ForEach(Report);
        // Whoever waits to measure does not wait for a server.
        using var remote = OpenRemote();
        remote?.Push([new(request, measured)]);

        LookUpResult LookUp() => OpenLayers(new LocalFileSystem()).LookUp(request);
    }

    private void LeaveForLater(LookUpResult lookUp, TimeSpan waited)
    {
        var timeout = new Finding(Verdict.LockTimeout, $"another build has been profiling on this machine for more than {waited.InWords()}");
        ReportStale(lookUp with { Findings = [timeout, .. lookUp.Findings] }, NextMeasurement.Later);
    }

    private void ReportStale(LookUpResult lookUp, NextMeasurement next)
    {
        var severity = PropertyText.Choice<StaleSeverity>(nameof(AmorsizeStaleSeverity), AmorsizeStaleSeverity);
        if (SuiteMessages.Stale(AssemblyName, lookUp, next, next.SeverityOf(severity)) is { } stale)
            Report(stale);
    }

    /// <inheritdoc cref="Measure"/>
    private Entry? MeasureIfMoved(TestSuite suite, SuiteProfile known, CurrentBuild build, SuiteLimits limits, LookUpResult lookUp)
    {
        // Noted first: whatever comes of it, a day later is early enough to look again.
        if (!TryStore(lookUp.Entry! with { Suite = known with { TimedAt = TimeProvider.System.GetUtcNow() } }))
            return null;
        Report(SuiteMessages.Timing(AssemblyName));
        if (AsFound(suite, limits, process => new SuiteTiming(process, TimeProvider.System, ProcessorTimesReader.ReadUnlessInterferenceIsAccepted).MovedSince(known, limits)) is not { } moved)
            return null;
        lookUp = lookUp with { Findings = [new(Verdict.WorkloadChanged, moved)] };
        ReportStale(lookUp, NextMeasurement.Now);
        return Measure(suite, build, limits, lookUp);
    }

    /// <returns>What is stored; null where nothing is.</returns>
    private Entry? Measure(TestSuite suite, CurrentBuild build, SuiteLimits limits, LookUpResult lookUp)
    {
        Report(SuiteMessages.Measuring(AssemblyName, suite.Methods));
        try
        {
            var profile = AsFound(suite, limits, process => new SuiteSearch(process, TimeProvider.System, ProcessorTimesReader.ReadUnlessInterferenceIsAccepted).Run(limits));
            Setting = SuitePlanText.Write(profile.Choice);
            Report(SuiteMessages.Measured(AssemblyName, profile));
            ReportWhileTrue(suite, profile);
            return Stored((NewEntry() with { Suite = profile }).After(lookUp));
        }
        catch (SuiteFailedException e)
        {
            Setting = SuitePlanText.Write(SuitePlan.Unchanged);
            Report(SuiteMessages.Failed(AssemblyName, e));
            return Stored((NewEntry() with { Failure = new(OutcomeOf(e.End), e.Message) }).After(lookUp));
        }
        catch (InterferenceException e)
        {
            Report(SuiteMessages.Interference(AssemblyName, e.Message));
            return null;
        }

        Entry NewEntry() => build.EntryFor(EntryKey.TestSuite, suite.Fingerprint, TimeProvider.System.GetUtcNow());
    }

    /// <summary>Does something with the suite as it is without what an earlier build wrote.</summary>
    private T AsFound<T>(TestSuite suite, SuiteLimits limits, Func<SuiteProcess, T> measure)
    {
        var project = ProjectOf(suite) with { DotNet = DotNetHost.Length > 0 ? DotNetHost : "dotnet", VsTestConsole = VsTestConsole };
        var files = new SuiteFiles(project, new LocalFileSystem());
        var before = SuitePlanText.Read(Setting);
        WriteFiles(files, SuitePlan.Unchanged);
        try
        {
            var traits = project.Framework.TraitsOf(suite, limits.Processors, setsMinThreads: !files.HasOwnPoolThreads);
            return measure(new(project, traits, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2, ProcessorTimesReader.ReadEndedChildren, Cancellation));
        }
        finally
        {
            // Whatever comes of it, what follows may not be run: the build may have been canceled, or be one that only stores.
            WriteFiles(files, before);
        }
    }

    private static ProfileOutcome OutcomeOf(SuiteEnd end) => end switch
    {
        SuiteEnd.TimedOut => ProfileOutcome.TimedOut,
        SuiteEnd.OutOfMemory => ProfileOutcome.OutOfMemory,
        _ => ProfileOutcome.Crashed,
    };

    private void ReportWhileTrue(TestSuite suite, SuiteProfile profile)
    {
        foreach (var diagnostic in SuiteMessages.WhileTrue(AssemblyName, SupportedFrameworks.Of(suite), profile))
            Report(diagnostic);
    }

    private Entry Stored(Entry entry)
    {
        TryStore(entry);
        return entry;
    }

    private bool TryStore(Entry entry)
    {
        try
        {
            OpenCache(new LocalFileSystem()).Store(entry);
            return true;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(WorkloadMessages.NotStored(e));
            return false;
        }
    }
}
