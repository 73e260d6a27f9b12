using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Remote;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class CheckStepTests : PipelineTest
{
    private readonly List<RemoteResult> pushed = [];

    [TestMethod]
    public void Hit_IsResolvedWithoutAMessage()
    {
        StoreWorkload("a");

        var result = Check(TuningMode.Profile, StaleSeverity.Warning, Workload("a"));

        Assert.AreEqual(SettingsSource.Cached, result.Resolved.Single().Found.Source);
        Assert.IsEmpty(result.ToMeasure);
        Assert.IsEmpty(Diagnostics);
    }

    [TestMethod]
    public void Hit_OfAnotherProcessorModelOnCi_IsUsedWithOneMessage()
    {
        var measured = Sample.Build with { Machine = Sample.Machine with { ProcessorModel = "Fast 1" } };
        var here = Sample.Build with { Machine = Sample.Machine with { ProcessorModel = "Slow 2" }, AcceptsOtherModels = true };
        foreach (var name in (string[])["a", "b"])
            Store(new WorkloadSubject(Sample.Flagged(name), measured), new EntryResult.Loop(Sample.Profile(name, Clock.GetUtcNow())));

        var result = Check(TuningMode.CacheOnly, StaleSeverity.Warning, new WorkloadSubject(Sample.Flagged("a"), here), new WorkloadSubject(Sample.Flagged("b"), here));

        Assert.HasCount(2, result.Resolved);
        var message = Diagnostics.Single();
        Assert.AreEqual((Severity.Message, "AMZ1008"), (message.Severity, message.Code));
        Assert.StartsWith("2 results were measured on another model of processor, with as many of them (processor model: cached Fast 1, here Slow 2).", message.Text);
    }

    [TestMethod]
    public void StaleResult_IsMeasuredAgainAndReportedWithItsReason()
    {
        StoreWorkload("a");
        Clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.Profile, StaleSeverity.Message, Workload("a"));

        Assert.AreEqual("a", result.ToMeasure.Single().Subject.Workload.Name);
        Assert.IsEmpty(result.Resolved);
        var message = Diagnostics.Single();
        Assert.AreEqual((Severity.Detail, "AMZ1006"), (message.Severity, message.Code));
        Assert.Contains("Expired", message.Text);
        Assert.Contains("age 8 d", message.Text);
    }

    [TestMethod]
    public void StaleResult_MeasuredInThisBuild_IsAMessageWhateverTheSeverity()
    {
        var result = Check(TuningMode.Profile, StaleSeverity.Error, Workload("a"));

        Assert.AreEqual(Severity.Detail, Diagnostics.Single().Severity);
        Assert.HasCount(1, result.ToMeasure);
    }

    [TestMethod]
    public void StaleResult_CacheOnly_IsUsedWithAWarning()
    {
        StoreWorkload("a");
        Clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.CacheOnly, StaleSeverity.Warning, Workload("a"));

        Assert.IsEmpty(result.ToMeasure);
        var resolved = SettingsResolution.Of(result.Resolved.Single());
        Assert.AreEqual((SettingsSource.Cached, 4), (resolved.Source, resolved.Plan.Workers));
        Assert.Contains("AMZ1006", resolved.Warnings.Single());
        Assert.AreEqual((Severity.Warning, "AMZ1006"), (Diagnostics.Single().Severity, Diagnostics.Single().Code));
    }

    [TestMethod]
    [DataRow(TuningMode.Profile, "The workload runs with the framework's default. A build measures again after 1 h")]
    [DataRow(TuningMode.CacheOnly, "The workload runs with the framework's default. To measure again, build on a machine that may measure")]
    public void Failure_RunsWithTheDefaultAndIsTriedAgainAfterAnHour(object mode, string next)
    {
        Store(Workload("a"), new EntryResult.Failed(new(ProfileOutcome.TimedOut, "it did not end within 16 s")));

        var result = Check((TuningMode)mode, StaleSeverity.Message, Workload("a"));

        Assert.IsEmpty(result.ToMeasure);
        var resolved = SettingsResolution.Of(result.Resolved.Single());
        Assert.AreEqual(
            (SettingsSource.Failed, ExecutionPlan.FrameworkDefault(Execution.Threads, processors: 4), "AMZ1011"), (resolved.Source, resolved.Plan, resolved.Stale));
        Assert.Contains("it did not end within 16 s", resolved.Reason);
        Assert.AreEqual((Severity.Detail, "AMZ1011"), (Diagnostics[0].Severity, Diagnostics[0].Code));
        Assert.Contains(next, Diagnostics[0].Text);
        // The workload is broken until the user corrects it, so every build repeats the warning of the build that measured.
        Assert.AreEqual((Severity.Warning, "AMZ2002"), (Diagnostics[1].Severity, Diagnostics[1].Code));
        Assert.Contains("it did not end within 16 s", Diagnostics[1].Text);

        Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.HasCount((TuningMode)mode == TuningMode.Profile ? 1 : 0, Check((TuningMode)mode, StaleSeverity.Message, Workload("a")).ToMeasure);
    }

    [TestMethod]
    [DataRow(StaleSeverity.None, "AMZ2001")]
    [DataRow(StaleSeverity.Warning, "AMZ1011")]
    [DataRow(StaleSeverity.Error, "AMZ1011")]
    public void Failure_AnySeverity_IsShownOnceAsWarningOrError(object severity, string code)
    {
        Store(Workload("a"), new EntryResult.Failed(new(ProfileOutcome.Threw, "it threw")));

        Check(TuningMode.Profile, (StaleSeverity)severity, Workload("a"));

        Assert.AreEqual(code, Diagnostics.Single(diagnostic => diagnostic.Severity is Severity.Warning or Severity.Error).Code);
    }

    [TestMethod]
    [DataRow(0, SettingsSource.Cached, 4)]
    [DataRow(3, SettingsSource.Failed, 4)]
    public void Failure_WithAnEarlierResult_UsesItIfItIsLegal(int ceiling, object source, int workers)
    {
        Store(Workload("a"), new EntryResult.Failed(new(ProfileOutcome.Threw, "it threw")) { Known = new EntryResult.Loop(Sample.Profile("a", Clock.GetUtcNow(), workers)) });

        var resolved = SettingsResolution.Of(Check(TuningMode.Profile, StaleSeverity.Message, Workload("a", ceiling)).Resolved.Single());

        Assert.AreEqual(source, resolved.Source);
        Assert.Contains(ceiling == 0 ? "The stale settings are used" : "the framework's default", Diagnostics[0].Text);
    }

    [TestMethod]
    public void StaleResult_IllegalHere_IsNotUsed()
    {
        StoreWorkload("a", workers: 4);
        StoreWorkload("waits", workers: 64, cpuShare: 0.1);
        Clock.Advance(TimeSpan.FromDays(8));

        var here = Sample.Build with { Machine = Sample.Machine with { Processors = 2 } };
        var result = Check(
            TuningMode.CacheOnly, StaleSeverity.Warning, new WorkloadSubject(Sample.Flagged("a"), here), new WorkloadSubject(Sample.Flagged("waits"), here));

        var resolved = result.Resolved.ConvertAll(SettingsResolution.Of);
        Assert.AreEqual(SettingsSource.Default, resolved[0].Source);
        Assert.Contains("processors: cached 4, here 2", resolved[0].Reason);
        Assert.AreEqual(64, resolved[1].Plan.Workers);
    }

    [TestMethod]
    public void StaleResult_AboveALoweredCeiling_IsNotUsed()
    {
        StoreWorkload("a", workers: 4);
        Clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.CacheOnly, StaleSeverity.Warning, Workload("a", ceiling: 3));

        Assert.AreEqual(SettingsSource.Default, SettingsResolution.Of(result.Resolved.Single()).Source);
        Assert.Contains("The workload runs with the framework's default", Diagnostics.Single().Text);
    }

    [TestMethod]
    [DataRow(StaleSeverity.Message, Severity.Detail)]
    [DataRow(StaleSeverity.Warning, Severity.Warning)]
    [DataRow(StaleSeverity.Error, Severity.Error)]
    public void StaleResult_HasTheSeverityOfTheProperty(object chosen, object logged)
    {
        Check(TuningMode.CacheOnly, (StaleSeverity)chosen, Workload("a"));

        var diagnostic = Diagnostics.Single();
        Assert.AreEqual(logged, diagnostic.Severity);
        Assert.AreEqual("AMZ1001", diagnostic.Code);
        Assert.EndsWith("#amz1001", diagnostic.HelpLink);
    }

    [TestMethod]
    public void StaleResult_SeverityNone_IsNotReported()
    {
        Check(TuningMode.CacheOnly, StaleSeverity.None, Workload("a"));

        Assert.IsEmpty(Diagnostics);
    }

    [TestMethod]
    public void Refresh_ValidResult_IsMeasuredWithoutAMessage()
    {
        StoreWorkload("a");

        var result = Check(TuningMode.Refresh, StaleSeverity.Warning, Workload("a"));

        Assert.HasCount(1, result.ToMeasure);
        Assert.IsEmpty(Diagnostics);
    }

    [TestMethod]
    public void Refresh_InABuildThatOnlyAsks_KeepsAValidResult()
    {
        StoreWorkload("a");

        Assert.IsEmpty(Check(new() { Mode = TuningMode.Refresh, StaleSeverity = StaleSeverity.Warning, IsQuestion = true }, Workload("a")).ToMeasure);
    }

    [TestMethod]
    [DataRow(true, false, 1)]
    [DataRow(true, true, 0)]
    [DataRow(false, false, 0)]
    public void Prewarm_Hits_ArePushedUnlessTheBuildOnlyAsks(bool isPrewarming, bool isQuestion, int count)
    {
        StoreWorkload("a");

        Check(new() { Mode = TuningMode.Profile, StaleSeverity = StaleSeverity.None, IsPrewarming = isPrewarming, IsQuestion = isQuestion }, Workload("a"), Workload("b"));

        Assert.HasCount(count, pushed);
    }

    [TestMethod]
    [DataRow(TuningMode.Profile)]
    [DataRow(TuningMode.Refresh)]
    public void OnlyMeasured_OtherSubjects_AreLookedUpOnly(object mode)
    {
        StoreWorkload("hit");

        var result = Check(new() { Mode = (TuningMode)mode, StaleSeverity = StaleSeverity.None, OnlyMeasured = "a" }, Workload("a"), Workload("b"), Workload("hit"));

        Assert.AreSequenceEqual(["a"], result.ToMeasure.Select(stale => stale.Subject.Workload.Name));
        Assert.AreSequenceEqual(["b", "hit"], result.Resolved.Select(resolved => resolved.Subject.Workload.Name));
    }

    [TestMethod]
    public void Explain_EachSubject_ListsItsInputs()
    {
        Check(new() { Mode = TuningMode.CacheOnly, StaleSeverity = StaleSeverity.None, Explains = true }, Workload("a"));

        Assert.Contains("'a' is looked up by", Diagnostics[0].Text);
    }

    private CheckResult<WorkloadSubject> Check(TuningMode mode, StaleSeverity severity, params WorkloadSubject[] workloads) =>
        Check(new() { Mode = mode, StaleSeverity = severity }, workloads);

    private CheckResult<WorkloadSubject> Check(CheckOptions options, params WorkloadSubject[] workloads) =>
        new CheckStep(Layers, options, pushed.AddRange, Diagnostics.Add).Run(workloads);
}
