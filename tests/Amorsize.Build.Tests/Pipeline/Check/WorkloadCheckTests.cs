using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Discovery.Workloads;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Files;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class WorkloadCheckTests
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");
    private readonly FakeTimeProvider clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void AHitIsSettledSilently()
    {
        Store("a");

        var result = Check(TuningMode.Profile, StaleSeverity.Warning, Sample.Flagged("a"));

        Assert.AreEqual(SettingsSource.Cached, result.Resolved.Single().Source);
        Assert.IsEmpty(result.ToMeasure);
        Assert.IsEmpty(result.Diagnostics);
    }

    [TestMethod]
    public void AStaleResultIsMeasuredAgainAndTheReasonGiven()
    {
        Store("a");
        clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.Profile, StaleSeverity.Message, Sample.Flagged("a"));

        Assert.AreEqual("a", result.ToMeasure.Single().Name);
        Assert.IsEmpty(result.Resolved);
        var message = result.Diagnostics.Single();
        Assert.AreEqual((Severity.Detail, "AMZ1006"), (message.Severity, message.Code));
        StringAssert.Contains(message.Text, "Expired");
        StringAssert.Contains(message.Text, "age 8 d");
    }

    [TestMethod]
    public void WhatIsMeasuredNowIsNoMoreThanAMessageWhateverTheSeverity()
    {
        var result = Check(TuningMode.Profile, StaleSeverity.Error, Sample.Flagged("a"));

        Assert.AreEqual(Severity.Detail, result.Diagnostics.Single().Severity);
        Assert.HasCount(1, result.ToMeasure);
    }

    [TestMethod]
    public void InCacheOnlyModeStaleSettingsAreUsedWithTheWarning()
    {
        Store("a");
        clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.CacheOnly, StaleSeverity.Warning, Sample.Flagged("a"));

        Assert.IsEmpty(result.ToMeasure);
        var settled = result.Resolved.Single();
        Assert.AreEqual((SettingsSource.Cached, 4), (settled.Source, settled.Plan.Workers));
        StringAssert.Contains(settled.Warnings.Single(), "AMZ1006");
        Assert.AreEqual((Severity.Warning, "AMZ1006"), (result.Diagnostics.Single().Severity, result.Diagnostics.Single().Code));
    }

    [TestMethod]
    [DataRow(TuningMode.Profile, "and profiled again 1 h after that")]
    [DataRow(TuningMode.CacheOnly, "; build on a machine that may measure")]
    public void AFailureIsRunSequentiallyAndNotTriedAgainForAnHourAndThenIsWhereItMayBe(object mode, string next)
    {
        Cache().Store(EntryFor("a", new EntryResult.Failed(new(ProfileOutcome.TimedOut, "it did not end within 16 s"))));

        var result = Check((TuningMode)mode, StaleSeverity.Message, Sample.Flagged("a"));

        Assert.IsEmpty(result.ToMeasure);
        var settled = result.Resolved.Single();
        Assert.AreEqual((SettingsSource.Cached, ExecutionPlan.Sequential, "AMZ1011"), (settled.Source, settled.Plan, settled.Stale));
        // A message that is seen at every verbosity but quiet: the workload is broken until someone mends it.
        Assert.AreEqual((Severity.Message, "AMZ1011"), (result.Diagnostics.Single().Severity, result.Diagnostics.Single().Code));
        StringAssert.Contains(result.Diagnostics.Single().Text, "it did not end within 16 s");
        StringAssert.Contains(result.Diagnostics.Single().Text, next);

        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.HasCount((TuningMode)mode == TuningMode.Profile ? 1 : 0, Check((TuningMode)mode, StaleSeverity.Message, Sample.Flagged("a")).ToMeasure);
    }

    [TestMethod]
    public void EachLookUpIsCounted()
    {
        Store("a");
        Store("b");

        var result = Check(TuningMode.Profile, StaleSeverity.None, Sample.Flagged("a"), Sample.Flagged("b"), Sample.Flagged("c"));

        Assert.AreEqual("3 looked up: Hit 2, NotFound 1", WorkloadMessages.LookUps(result.Verdicts).Text);
        var hits = new VerdictCounts();
        hits.Add(Verdict.Hit);
        hits.Add(Verdict.Hit);
        Assert.AreEqual(WorkloadMessages.LookUps(hits), WorkloadMessages.AllHits(2));
    }

    [TestMethod]
    public void InCacheOnlyModeSettingsThatAreNotLegalHereAreNotUsed()
    {
        Store("a", workers: 4);
        Store("waits", workers: 64, cpuShare: 0.1);
        clock.Advance(TimeSpan.FromDays(8));

        var here = Sample.Machine with { Processors = 2 };
        var result = Check(here, TuningMode.CacheOnly, StaleSeverity.Warning, Sample.Flagged("a"), Sample.Flagged("waits"));

        Assert.AreEqual(SettingsSource.Default, result.Resolved[0].Source);
        StringAssert.Contains(result.Resolved[0].Reason, "processors: cached 4, here 2");
        Assert.AreEqual(64, result.Resolved[1].Plan.Workers);
    }

    [TestMethod]
    public void ACeilingThatWasLoweredSinceIsKept()
    {
        Store("a", workers: 4);
        clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.CacheOnly, StaleSeverity.Warning, Sample.Flagged("a", ceiling: 3));

        Assert.AreEqual(SettingsSource.Default, result.Resolved.Single().Source);
    }

    [TestMethod]
    [DataRow(StaleSeverity.Message, Severity.Detail)]
    [DataRow(StaleSeverity.Warning, Severity.Warning)]
    [DataRow(StaleSeverity.Error, Severity.Error)]
    public void TheSeverityIsTheUsersChoice(object chosen, object logged)
    {
        var diagnostic = Check(TuningMode.CacheOnly, (StaleSeverity)chosen, Sample.Flagged("a")).Diagnostics.Single();

        Assert.AreEqual(logged, diagnostic.Severity);
        Assert.AreEqual("AMZ1001", diagnostic.Code);
        StringAssert.EndsWith(diagnostic.HelpLink, "#amz1001");
    }

    [TestMethod]
    public void SilenceIsAChoiceToo() =>
        Assert.IsEmpty(Check(TuningMode.CacheOnly, StaleSeverity.None, Sample.Flagged("a")).Diagnostics);

    [TestMethod]
    public void ARefreshMeasuresWithoutLookingUp()
    {
        Store("a");

        var result = Check(TuningMode.Refresh, StaleSeverity.Warning, Sample.Flagged("a"));

        Assert.HasCount(1, result.ToMeasure);
        Assert.IsEmpty(result.Diagnostics);
    }

    [TestMethod]
    [DataRow(TuningMode.Profile)]
    [DataRow(TuningMode.CacheOnly)]
    [DataRow(TuningMode.Refresh)]
    public void AMistakeIsAnErrorInEveryMode(object mode)
    {
        var result = Check((TuningMode)mode, StaleSeverity.None, Sample.Flagged("a", mistake: "It is open generic"));

        var error = result.Diagnostics.Single();
        Assert.AreEqual((Severity.Error, "AMZ2004"), (error.Severity, error.Code));
        Assert.IsEmpty(result.Resolved);
        Assert.IsEmpty(result.ToMeasure);
    }

    private CheckResult Check(TuningMode mode, StaleSeverity severity, params WorkloadDescriptor[] workloads) => Check(Sample.Machine, mode, severity, workloads);

    private CheckResult Check(Machine machine, TuningMode mode, StaleSeverity severity, params WorkloadDescriptor[] workloads) =>
        new WorkloadCheck(Cache(), Sample.Build with { Machine = machine }, mode, severity).Run(workloads);

    private void Store(string name, int workers = 4, double cpuShare = 1) =>
        Cache().Store(EntryFor(name, new EntryResult.Loop(Sample.Profile(name, clock.GetUtcNow(), workers, cpuShare))));

    private Entry EntryFor(string name, EntryResult result) => Sample.Build.EntryFor(Sample.Flagged(name), result, clock.GetUtcNow());

    private ResultCache Cache() => new(directory.FullName, clock, new LocalFileSystem());
}
