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
    /// <summary>The setting to use: until something is measured what <see cref="CheckTests"/> gave, however stale.</summary>
    [Output]
    public string Setting { get; set; } = SuitePlanText.Write(SuitePlan.Unchanged);

    private protected override void Run()
    {
        var budget = Inputs.TotalTimeBudget;
        var limits = new SuiteLimits(Environment.ProcessorCount, budget, Inputs.ShortestSuite);
        if (Scan() is not { } suite)
            return;
        var build = BuildFor(suite);
        var longestWait = 2 * budget;
        var request = build.RequestFor(Subject.Tests, suite.Fingerprint);
        var isRefresh = Inputs.Mode == TuningMode.Refresh;
        // Nobody waits to see whether what holds still holds.
        var wait = !isRefresh && LookUp().Verdict == Verdict.Hit ? TimeSpan.Zero : longestWait;
        SuiteProfile? used = null;
        Entry? measured = null;
        using (var alone = MachineLock.Acquire(MachineLock.DefaultPath, wait, Cancellation))
        {
            // Another build may have measured it meanwhile.
            var lookUp = LookUp();
            if (!isRefresh && lookUp is { Verdict: Verdict.Hit, Entry.Result: EntryResult.Suite(var known) })
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
        if (Inputs.Explains)
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
        var severity = Inputs.StaleSeverity;
        if (SuiteMessages.Stale(Inputs.AssemblyName, lookUp, next, next.SeverityOf(severity)) is { } stale)
            Report(stale);
    }

    /// <inheritdoc cref="Measure"/>
    private Entry? MeasureIfMoved(TestSuite suite, SuiteProfile known, CurrentBuild build, SuiteLimits limits, LookUpResult lookUp)
    {
        // Noted first: whatever comes of it, a day later is early enough to look again.
        if (!TryStore(lookUp.Entry! with { Result = new EntryResult.Suite(known with { TimedAt = TimeProvider.System.GetUtcNow() }) }))
            return null;
        Report(SuiteMessages.Timing(Inputs.AssemblyName));
        if (AsFound(suite, limits, process => new SuiteTiming(process, TimeProvider.System, ProcessorTimesReader.ReadUnlessInterferenceIsAccepted).MovedSince(known, limits)) is not { } moved)
            return null;
        lookUp = lookUp with { Findings = [new(Verdict.WorkloadChanged, moved)] };
        ReportStale(lookUp, NextMeasurement.Now);
        return Measure(suite, build, limits, lookUp);
    }

    /// <returns>What is stored; null where nothing is.</returns>
    private Entry? Measure(TestSuite suite, CurrentBuild build, SuiteLimits limits, LookUpResult lookUp)
    {
        Report(SuiteMessages.Measuring(Inputs.AssemblyName, suite.Methods));
        try
        {
            var profile = AsFound(suite, limits, process => new SuiteSearch(process, TimeProvider.System, ProcessorTimesReader.ReadUnlessInterferenceIsAccepted).Run(limits));
            Setting = SuitePlanText.Write(profile.Choice);
            Report(SuiteMessages.Measured(Inputs.AssemblyName, profile));
            ReportWhileTrue(suite, profile);
            return Stored(NewEntry(new EntryResult.Suite(profile)).After(lookUp));
        }
        catch (SuiteFailedException e)
        {
            Setting = SuitePlanText.Write(SuitePlan.Unchanged);
            Report(SuiteMessages.Failed(Inputs.AssemblyName, e));
            return Stored(NewEntry(new EntryResult.Failed(new(OutcomeOf(e.End), e.Message))).After(lookUp));
        }
        catch (InterferenceException e)
        {
            Report(SuiteMessages.Interference(Inputs.AssemblyName, e.Message));
            return null;
        }

        Entry NewEntry(EntryResult result) => build.EntryFor(Subject.Tests, suite.Fingerprint, result, TimeProvider.System.GetUtcNow());
    }

    /// <summary>Does something with the suite as it is without what an earlier build wrote.</summary>
    private T AsFound<T>(TestSuite suite, SuiteLimits limits, Func<SuiteProcess, T> measure)
    {
        var project = ProjectOf(suite) with { DotNet = Inputs.DotNet, VsTestConsole = Inputs.VsTestConsole };
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
        foreach (var diagnostic in SuiteMessages.WhileTrue(Inputs.AssemblyName, SupportedFrameworks.Of(suite), profile))
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
