using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Properties;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Files;
using Amorsize.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests.Pipeline.Measure;

[TestClass]
public sealed class TuningRunTests
{
    private static readonly TuningLimits Limits = new(TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1));

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");
    private readonly FakeTimeProvider clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly List<Diagnostic> diagnostics = [];

    private string CacheDirectory => Path.Combine(directory.FullName, "cache");

    private string BaselineFile => Path.Combine(directory.FullName, "amorsize.baseline.json");

    [TestCleanup]
    public void DeleteDirectory() => directory.Delete(recursive: true);

    [TestMethod]
    public void WhatIsMeasuredIsStoredAndSettled()
    {
        var settled = Run(Measure, "a", "b");

        Assert.IsTrue(settled.All(workload => workload is { Source: SettingsSource.Profiled, Speedup: 3.5 }));
        Assert.AreEqual(Verdict.Hit, LookUp("a").Verdict);
        Assert.AreEqual(Verdict.Hit, LookUp("b").Verdict);
        CollectionAssert.AreEqual(
            new[] { "profiling 'a' (1 of 2) …", "'a': 4 workers, chunk 8: 3.50x sequential", "profiling 'b' (2 of 2) …", "'b': 4 workers, chunk 8: 3.50x sequential" },
            diagnostics.Select(diagnostic => diagnostic.Text).ToArray());
    }

    [TestMethod]
    [DataRow(ProfileOutcome.Threw, "AMZ2001")]
    [DataRow(ProfileOutcome.TimedOut, "AMZ2002")]
    [DataRow(ProfileOutcome.Crashed, "AMZ2003")]
    [DataRow(ProfileOutcome.OutOfMemory, "AMZ2005")]
    public void AFailureCostsOneWarningAndTheSequentialPlanAndTheOthersGoOn(object outcome, string code)
    {
        var settled = Run(request => request.Workload == "bad" ? new() { Outcome = (ProfileOutcome)outcome, Message = "why" } : Measure(request), "bad", "good");

        var warning = diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning);
        Assert.AreEqual(code, warning.Code);
        StringAssert.Contains(warning.Text, "why");
        Assert.AreEqual(ExecutionPlan.Sequential, settled[0].Plan);
        StringAssert.Contains(settled[0].Warnings.Single(), "why");
        Assert.AreEqual(SettingsSource.Profiled, settled[1].Source);
        Assert.AreEqual(Verdict.Failed, LookUp("bad").Verdict);
        Assert.AreEqual(Verdict.Hit, LookUp("good").Verdict);
    }

    [TestMethod]
    public void ABusyMachineCostsOneWarningAndNothingIsStoredAndTheOthersAreLeft()
    {
        Run(Measure, "b");
        clock.Advance(TimeSpan.FromDays(8));
        var profiler = new FakeProfiler(_ => new() { Outcome = ProfileOutcome.Interference, Message = "others kept 1.0 of 2 processors busy" });

        var settled = RunWith(profiler, mayBeMeasured: true, "a", "b", "c");

        Assert.HasCount(1, profiler.Requests);
        var warning = diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning);
        Assert.AreEqual("AMZ2006", warning.Code);
        StringAssert.Contains(warning.Text, "it and the 2 after it are left");
        Assert.AreEqual(Verdict.NotFound, LookUp("a").Verdict);
        StringAssert.Contains(settled[0].Reason, "processors busy");
        Assert.AreEqual((4, "AMZ1006"), (settled[1].Plan.Workers, settled[1].Stale));
        Assert.AreEqual(SettingsSource.Default, settled[2].Source);
    }

    [TestMethod]
    public void AFlagThatCannotWorkIsAnErrorThatNamesMethodAndCause()
    {
        Run(_ => new() { Outcome = ProfileOutcome.FlagCannotWork, Message = "its items member 'Numbers' is empty" }, "a");

        var error = diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Error);
        Assert.AreEqual("AMZ2004", error.Code);
        StringAssert.Contains(error.Text, "App.Work.a(Int32)");
        StringAssert.Contains(error.Text, "is empty");
    }

    [TestMethod]
    public void WhatCannotRunHereIsAMessageAndTheDefaultAndOneProcessIsEnoughToKnow()
    {
        var profiler = new FakeProfiler(_ => new() { Outcome = ProfileOutcome.CannotRunHere, Message = "the .NET runtime it needs is not installed" });

        var settled = RunWith(profiler, mayBeMeasured: false, "a", "b");

        Assert.HasCount(1, profiler.Requests);
        Assert.AreEqual(
            (Severity.Detail, "AMZ0003", "App cannot be run on this machine, so it is not profiled here: the .NET runtime it needs is not installed"),
            (diagnostics.Single().Severity, diagnostics.Single().Code, diagnostics.Single().Text));
        Assert.IsTrue(settled.All(workload => workload.Source == SettingsSource.Default));
        Assert.AreEqual(Verdict.NotFound, LookUp("a").Verdict);
    }

    [TestMethod]
    public void WhatIsPutOffKeepsItsStaleSettingsAndSaysWhyAndSince()
    {
        Run(Measure, "stale");
        clock.Advance(TimeSpan.FromDays(8));
        diagnostics.Clear();

        var settled = NewRun(new(Measure)).PutOff([Sample.Flagged("stale"), Sample.Flagged("new")], TimeSpan.FromMinutes(2), mayBeMeasured: true, StaleSeverity.Warning);

        Assert.AreEqual((SettingsSource.Cached, "AMZ1013", 4), (settled[0].Source, settled[0].Stale, settled[0].Plan.Workers));
        Assert.AreEqual((SettingsSource.Default, "AMZ1013"), (settled[1].Source, settled[1].Stale));
        Assert.IsTrue(diagnostics.TrueForAll(diagnostic => diagnostic is { Severity: Severity.Warning, Code: "AMZ1013" }));
        StringAssert.Contains(diagnostics[0].Text, "for more than 2 min; age 8 d, limit 7 d. It is left for the next build.");
    }

    [TestMethod]
    public void WhatAnotherBuildMeasuredMeanwhileIsNotMeasuredAgain()
    {
        Run(Measure, "a");
        var profiler = new FakeProfiler(Measure);

        var settled = RunWith(profiler, mayBeMeasured: true, "a", "b");

        Assert.AreEqual("b", profiler.Requests.Single().Workload);
        Assert.AreEqual(SettingsSource.Cached, settled[0].Source);
    }

    [TestMethod]
    public void WhatAnotherBuildMeasuredMeanwhileIsNotPutOff()
    {
        Run(Measure, "a");
        diagnostics.Clear();

        var settled = NewRun(new(Measure)).PutOff([Sample.Flagged("a")], TimeSpan.FromMinutes(2), mayBeMeasured: true, StaleSeverity.Error);

        Assert.AreEqual((SettingsSource.Cached, null), (settled[0].Source, settled[0].Stale));
        Assert.IsFalse(diagnostics.Exists(diagnostic => diagnostic.Code.Length > 0));
    }

    [TestMethod]
    public void WhatFailedInAnotherBuildMeanwhileIsNotTriedAgain()
    {
        Run(_ => new() { Outcome = ProfileOutcome.TimedOut, Message = "why" }, "hangs");
        var profiler = new FakeProfiler(Measure);

        var settled = RunWith(profiler, mayBeMeasured: true, "hangs");

        Assert.IsEmpty(profiler.Requests);
        Assert.AreEqual((ExecutionPlan.Sequential, "AMZ1011"), (settled[0].Plan, settled[0].Stale));
    }

    [TestMethod]
    public void ARefreshMeasuresWhateverTheCacheSays()
    {
        Run(Measure, "a");
        var profiler = new FakeProfiler(Measure);

        RunWith(profiler, mayBeMeasured: false, "a");

        Assert.HasCount(1, profiler.Requests);
    }

    [TestMethod]
    public void BeyondTheTotalBudgetNothingMoreIsMeasuredAndItIsSaid()
    {
        var settled = Run(MeasureTooLong, "a", "b");

        Assert.AreEqual(SettingsSource.Profiled, settled[0].Source);
        Assert.AreEqual((SettingsSource.Default, "AMZ1001"), (settled[1].Source, settled[1].Stale));
        StringAssert.Contains(diagnostics[^2].Text, "AmorsizeTotalTimeBudget");
        Assert.AreEqual((Severity.Warning, "AMZ1001"), (diagnostics[^1].Severity, diagnostics[^1].Code));
        StringAssert.EndsWith(diagnostics[^1].Text, "It is left for the next build.");
    }

    [TestMethod]
    [DataRow(false, SettingsSource.Cached)]
    [DataRow(true, SettingsSource.Baseline)]
    public void BeyondTheTotalBudgetStaleSettingsAreUsedWhereverTheyLie(bool inBaseline, object source)
    {
        Run(Measure, "b");
        if (inBaseline)
            MoveIntoBaseline();
        clock.Advance(TimeSpan.FromDays(8));

        var left = RunWith(new(MeasureTooLong), mayBeMeasured: true, "a", "b")[1];

        Assert.AreEqual((source, 4, "AMZ1006"), (left.Source, left.Plan.Workers, left.Stale));
        StringAssert.Contains(left.Warnings.Single(), "limit 7 d");
        Assert.AreEqual((Severity.Warning, "AMZ1006"), (diagnostics[^1].Severity, diagnostics[^1].Code));
    }

    [TestMethod]
    public void BeyondTheTotalBudgetOfARefreshWhatIsValidStaysInUse()
    {
        Run(Measure, "b");

        var left = Run(MeasureTooLong, "a", "b")[1];

        Assert.AreEqual((SettingsSource.Cached, null), (left.Source, left.Stale));
        Assert.IsFalse(diagnostics.Exists(diagnostic => diagnostic.Severity >= Severity.Warning));
    }

    [TestMethod]
    public void WhatIsPutOffUsesTheStaleSettingsOfTheBaseline()
    {
        Run(Measure, "a");
        MoveIntoBaseline();
        clock.Advance(TimeSpan.FromDays(8));

        var settled = NewRun(new(Measure)).PutOff([Sample.Flagged("a")], TimeSpan.FromMinutes(2), mayBeMeasured: true, StaleSeverity.Warning).Single();

        Assert.AreEqual((SettingsSource.Baseline, 4, "AMZ1013"), (settled.Source, settled.Plan.Workers, settled.Stale));
    }

    [TestMethod]
    public void WhatCannotRunHereUsesTheStaleSettingsThatThereAre()
    {
        Run(Measure, "a");
        clock.Advance(TimeSpan.FromDays(8));

        var settled = Run(_ => new() { Outcome = ProfileOutcome.CannotRunHere, Message = "the .NET runtime it needs is not installed" }, "a").Single();

        Assert.AreEqual((SettingsSource.Cached, 4, "AMZ1006"), (settled.Source, settled.Plan.Workers, settled.Stale));
    }

    [TestMethod]
    public void WhatIsLeftOfTheTotalBudgetIsTheBudgetOfTheLast()
    {
        var profiler = new FakeProfiler(request =>
        {
            clock.Advance(TimeSpan.FromSeconds(58));
            return Measure(request);
        });

        RunWith(profiler, mayBeMeasured: false, "a", "b");

        CollectionAssert.AreEqual(new[] { TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2) }, profiler.Requests.Select(request => request.Budget).ToArray());
        CollectionAssert.AreEqual(new[] { TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(14) }, profiler.TimeLimits);
    }

    [TestMethod]
    public void ACacheThatCannotBeWrittenCostsOneWarningAndTheResultsAreUsed()
    {
        // A regular file where the cache's directory should be.
        File.WriteAllText(CacheDirectory, "");

        var settled = Run(Measure, "a", "b");

        Assert.AreEqual("AMZ3001", diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning).Code);
        Assert.IsTrue(settled.All(workload => workload.Source == SettingsSource.Profiled));
    }

    [TestMethod]
    public void ACacheThatAnotherBuildHoldsIsWaitedForOnceAndTheResultsAreUsed()
    {
        var files = new HeldFiles();
        var run = new TuningRun(Cache(), new ResultCache(CacheDirectory, clock, files), Sample.Build, new FakeProfiler(Measure), Limits, clock, diagnostics.Add);

        var settled = run.Run([Sample.Flagged("a"), Sample.Flagged("b"), Sample.Flagged("c")], "/app/App.dll", mayBeMeasured: false, StaleSeverity.Warning, CancellationToken.None);

        Assert.AreEqual(1, files.Waits);
        StringAssert.Contains(diagnostics.Single(diagnostic => diagnostic.Code == "AMZ3001").Text, "Another build has held");
        Assert.IsTrue(settled.All(workload => workload.Source == SettingsSource.Profiled));
    }

    [TestMethod]
    public void CancellationKeepsWhatWasStored()
    {
        using var cancellation = new CancellationTokenSource();
        var profiler = new FakeProfiler(request =>
        {
            cancellation.Cancel();
            return Measure(request);
        });

        Assert.ThrowsExactly<OperationCanceledException>(() => NewRun(profiler).Run([Sample.Flagged("a"), Sample.Flagged("b")], "/app/App.dll", mayBeMeasured: false, StaleSeverity.Warning, cancellation.Token));

        Assert.AreEqual(Verdict.Hit, LookUp("a").Verdict);
        Assert.AreEqual(Verdict.NotFound, LookUp("b").Verdict);
    }

    private ProfileReport Measure(ProfileRequest request) =>
        new() { Outcome = ProfileOutcome.Measured, Profile = Sample.Profile(request.Workload, clock.GetUtcNow()) };

    private IReadOnlyList<ResolvedSettings> Run(Func<ProfileRequest, ProfileReport> answer, params string[] workloads) =>
        RunWith(new FakeProfiler(answer), mayBeMeasured: false, workloads);

    private IReadOnlyList<ResolvedSettings> RunWith(FakeProfiler profiler, bool mayBeMeasured, params string[] workloads) =>
        NewRun(profiler).Run([.. workloads.Select(name => Sample.Flagged(name))], "/app/App.dll", mayBeMeasured, StaleSeverity.Warning, CancellationToken.None);

    private TuningRun NewRun(FakeProfiler profiler) =>
        new(new LayeredCache(Cache(), new BaselineFile(BaselineFile, clock, new LocalFileSystem())), Cache(), Sample.Build, profiler, Limits, clock, diagnostics.Add);

    /// <summary>As if all that was measured had been exported and the cache cleared.</summary>
    private void MoveIntoBaseline()
    {
        new CacheExport(CacheDirectory, new LocalFileSystem()).Export(BaselineFile, Sample.Build.AssemblyName, MergePolicy.Newer);
        Directory.Delete(CacheDirectory, recursive: true);
        diagnostics.Clear();
    }

    /// <summary>Uses up the whole budget with its first workload.</summary>
    private ProfileReport MeasureTooLong(ProfileRequest request)
    {
        clock.Advance(TimeSpan.FromSeconds(61));
        return Measure(request);
    }

    private LookUpResult LookUp(string name) => Cache().LookUp(Sample.Build.RequestFor(Sample.Flagged(name)));

    private ResultCache Cache() => new(CacheDirectory, clock, new LocalFileSystem());
}
