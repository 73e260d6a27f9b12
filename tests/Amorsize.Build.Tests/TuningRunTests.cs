using Amorsize.Build.Diagnostics;
using Amorsize.Caching;
using Amorsize.Configuration;
using Amorsize.Engine;
using Amorsize.Tuning.Protocol;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests;

[TestClass]
public sealed class TuningRunTests
{
    private static readonly TuningLimits Limits = new(TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");
    private readonly FakeTimeProvider clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly List<Diagnostic> diagnostics = [];

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
    public void AFailureCostsOneWarningAndTheSequentialSettingAndTheOthersGoOn(object outcome, string code)
    {
        var settled = Run(request => request.Workload == "bad" ? new() { Outcome = (ProfileOutcome)outcome, Message = "why" } : Measure(request), "bad", "good");

        var warning = diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning);
        Assert.AreEqual(code, warning.Code);
        StringAssert.Contains(warning.Text, "why");
        Assert.AreEqual(Setting.Sequential, settled[0].Setting);
        StringAssert.Contains(settled[0].Warnings.Single(), "why");
        Assert.AreEqual(SettingsSource.Profiled, settled[1].Source);
        Assert.AreEqual(Verdict.NotFound, LookUp("bad").Verdict);
        Assert.AreEqual(Verdict.Hit, LookUp("good").Verdict);
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
    public void WhatCannotRunHereIsAMessageAndTheDefault()
    {
        var settled = Run(_ => new() { Outcome = ProfileOutcome.CannotRunHere, Message = "the .NET runtime it needs is not installed" }, "a");

        Assert.AreEqual("AMZ0003", diagnostics.Single(diagnostic => diagnostic.Code.Length > 0).Code);
        Assert.IsFalse(diagnostics.Exists(diagnostic => diagnostic.Severity >= Severity.Warning));
        Assert.AreEqual(SettingsSource.Default, settled.Single().Source);
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
        var settled = Run(request =>
        {
            clock.Advance(TimeSpan.FromSeconds(61));
            return Measure(request);
        }, "a", "b");

        Assert.AreEqual(SettingsSource.Profiled, settled[0].Source);
        Assert.AreEqual(SettingsSource.Default, settled[1].Source);
        StringAssert.Contains(diagnostics[^1].Text, "AmorsizeTotalTimeBudget");
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
        File.WriteAllText(Path.Combine(directory.FullName, "cache"), "");

        var settled = Run(Measure, "a", "b");

        Assert.AreEqual("AMZ3001", diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning).Code);
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

        Assert.ThrowsExactly<OperationCanceledException>(() => NewRun(profiler).Run([Sample.Flagged("a"), Sample.Flagged("b")], "/app/App.dll", mayBeMeasured: false, cancellation.Token));

        Assert.AreEqual(Verdict.Hit, LookUp("a").Verdict);
        Assert.AreEqual(Verdict.NotFound, LookUp("b").Verdict);
    }

    private ProfileReport Measure(ProfileRequest request) =>
        new() { Outcome = ProfileOutcome.Measured, Profile = Sample.Profile(request.Workload, clock.GetUtcNow()) };

    private IReadOnlyList<WorkloadSettings> Run(Func<ProfileRequest, ProfileReport> answer, params string[] workloads) =>
        RunWith(new FakeProfiler(answer), mayBeMeasured: false, workloads);

    private IReadOnlyList<WorkloadSettings> RunWith(FakeProfiler profiler, bool mayBeMeasured, params string[] workloads) =>
        NewRun(profiler).Run([.. workloads.Select(name => Sample.Flagged(name))], "/app/App.dll", mayBeMeasured, CancellationToken.None);

    private TuningRun NewRun(FakeProfiler profiler) =>
        new(Cache(), Sample.Machine, Sample.KeyOf, profiler, Limits, clock, "1.2.3", diagnostics.Add);

    private LookUpResult LookUp(string name) => Cache().LookUp(Sample.KeyOf(name), Sample.Machine, Sample.Flagged(name).Fingerprint, Limits.CacheTtl);

    private ResultCache Cache() => new(Path.Combine(directory.FullName, "cache"), clock, new CacheFiles());
}
