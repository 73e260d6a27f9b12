using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Each outcome of a measurement.</summary>
[TestClass]
public sealed class MeasureOutcomeTests : MeasureTest
{
    [TestMethod]
    public void Measured_IsStoredResolvedAndPushed()
    {
        var resolved = Refresh(Measured, "a", "b");

        Assert.IsTrue(resolved.All(workload => workload is { Source: SettingsSource.Profiled, Speedup: 3.5 }));
        Assert.AreEqual(Verdict.Hit, LookUp(Workload("a")).Verdict);
        Assert.AreEqual(Verdict.Hit, LookUp(Workload("b")).Verdict);
        Assert.AreSequenceEqual(
            ["profiling 'a' (1 of 2) …", "'a': 4 workers, chunk 8: 3.50x sequential", "profiling 'b' (2 of 2) …", "'b': 4 workers, chunk 8: 3.50x sequential"],
            Diagnostics.Select(diagnostic => diagnostic.Text));
        Assert.AreSequenceEqual(["a", "b"], Pushed.Select(result => result.Entry.Key.Subject.Name));
    }

    [TestMethod]
    [DataRow(ProfileOutcome.Threw, "AMZ2001")]
    [DataRow(ProfileOutcome.TimedOut, "AMZ2002")]
    [DataRow(ProfileOutcome.Crashed, "AMZ2003")]
    [DataRow(ProfileOutcome.OutOfMemory, "AMZ2005")]
    public void Failure_CostsOneWarningAndRunsWithTheDefaultAndTheOthersGoOn(object outcome, string code)
    {
        var resolved = Refresh(request => request.Workload == "bad" ? Ended((ProfileOutcome)outcome, "why") : Measured(request), "bad", "good");

        var warning = Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning);
        Assert.AreEqual(code, warning.Code);
        Assert.Contains("why", warning.Text);
        Assert.AreEqual(
            (SettingsSource.Failed, ExecutionPlan.FrameworkDefault(Execution.Threads, processors: 4), "AMZ1011"), (resolved[0].Source, resolved[0].Plan, resolved[0].Stale));
        Assert.Contains("why", resolved[0].Reason);
        Assert.Contains("why", resolved[0].Warnings.Single());
        Assert.AreEqual(SettingsSource.Profiled, resolved[1].Source);
        Assert.AreEqual(Verdict.Failed, LookUp(Workload("bad")).Verdict);
        Assert.AreEqual(Verdict.Hit, LookUp(Workload("good")).Verdict);
        Assert.AreEqual("good", Pushed.Single().Entry.Key.Subject.Name);
    }

    [TestMethod]
    public void Failure_AfterAnExpiredResult_KeepsItInUseUntilALaterMeasurement()
    {
        StoreWorkload("a");
        Clock.Advance(TimeSpan.FromDays(8));

        var first = Refresh(_ => Ended(ProfileOutcome.Threw, "why"), "a").Single();
        Clock.Advance(TimeSpan.FromHours(2));
        var second = Refresh(_ => Ended(ProfileOutcome.TimedOut, "why"), "a").Single();

        Assert.AreEqual((SettingsSource.Cached, 4, "AMZ1011"), (first.Source, first.Plan.Workers, first.Stale));
        Assert.AreEqual((SettingsSource.Cached, 4, "AMZ1011"), (second.Source, second.Plan.Workers, second.Stale));
        Assert.AreEqual(Verdict.Failed, LookUp(Workload("a")).Verdict);
        Assert.AreEqual(SettingsSource.Profiled, Refresh(Measured, "a").Single().Source);
        Assert.AreEqual(Verdict.Hit, LookUp(Workload("a")).Verdict);
    }

    [TestMethod]
    public void Interference_CostsOneWarningAndStoresNothingAndTheOthersGoOn()
    {
        var profiler = new FakeProfiler(request => request.Workload == "a" ? Ended(ProfileOutcome.Interference, "others kept 1.0 of 2 processors busy") : Measured(request));

        var resolved = Resolve(profiler, "a", "b", "c");

        var warning = Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning);
        Assert.AreEqual("AMZ2006", warning.Code);
        Assert.Contains("It runs with its earlier settings", warning.Text);
        Assert.AreEqual(Verdict.NotFound, LookUp(Workload("a")).Verdict);
        Assert.Contains("processors busy", resolved[0].Reason);
        Assert.AreEqual(Verdict.Hit, LookUp(Workload("b")).Verdict);
        Assert.AreEqual((SettingsSource.Profiled, SettingsSource.Profiled), (resolved[1].Source, resolved[2].Source));
    }

    [TestMethod]
    public void Interference_StaleResult_IsUsed()
    {
        StoreWorkload("a");
        Clock.Advance(TimeSpan.FromDays(8));

        var resolved = Resolve(new(_ => Ended(ProfileOutcome.Interference, "others kept 1.0 of 2 processors busy")), "a").Single();

        Assert.AreEqual((4, "AMZ1006"), (resolved.Plan.Workers, resolved.Stale));
    }

    [TestMethod]
    public void FlagThatCannotWork_IsAnErrorThatNamesMethodAndCauseAndIsNotStored()
    {
        Refresh(_ => Ended(ProfileOutcome.FlagCannotWork, "its items member 'Numbers' is empty"), "a");

        var error = Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Error);
        Assert.AreEqual("AMZ2004", error.Code);
        Assert.Contains("App.Work.a(Int32)", error.Text);
        Assert.Contains("is empty", error.Text);
        Assert.AreEqual(Verdict.NotFound, LookUp(Workload("a")).Verdict);
    }

    [TestMethod]
    public void CannotRunHere_IsOneMessageAndTheDefaultAfterOneProcess()
    {
        var profiler = new FakeProfiler(_ => Ended(ProfileOutcome.CannotRunHere, "the .NET runtime it needs is not installed"));

        var resolved = Resolve(profiler, Options(isRefresh: true), "a", "b");

        Assert.HasCount(1, profiler.Requests);
        Assert.AreEqual(
            (Severity.Detail, "AMZ0003", "App cannot run on this machine, so it is not profiled here and earlier results or the defaults are used: the .NET runtime it needs is not installed"),
            (Diagnostics.Single().Severity, Diagnostics.Single().Code, Diagnostics.Single().Text));
        Assert.IsTrue(resolved.All(workload => workload.Source == SettingsSource.Default));
        Assert.AreEqual(Verdict.NotFound, LookUp(Workload("a")).Verdict);
    }

    [TestMethod]
    public void CannotRunHere_StaleResult_IsUsed()
    {
        StoreWorkload("a");
        Clock.Advance(TimeSpan.FromDays(8));

        var resolved = Refresh(_ => Ended(ProfileOutcome.CannotRunHere, "the .NET runtime it needs is not installed"), "a").Single();

        Assert.AreEqual((SettingsSource.Cached, 4, "AMZ1006"), (resolved.Source, resolved.Plan.Workers, resolved.Stale));
    }

    [TestMethod]
    public void Explain_MeasuredWorkload_ListsItsCandidates()
    {
        Resolve(new(Measured), Options(explains: true), "a");

        Assert.StartsWith("'a': raced: sequential", Diagnostics[^1].Text);
    }
}
