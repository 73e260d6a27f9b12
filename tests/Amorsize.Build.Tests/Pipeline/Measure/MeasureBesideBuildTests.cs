using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>A build that disturbs its own measurements, because it compiles other projects meanwhile.</summary>
[TestClass]
public sealed class MeasureBesideBuildTests : MeasureTest
{
    private readonly List<string> measured = [];

    // How often each workload is refused before it is measured.
    private readonly Dictionary<string, int> refusals = [];

    [TestMethod]
    public void Refused_IsMeasuredAfterTheOthersOnceTheBuildTakesHalf()
    {
        refusals["a"] = 1;
        Load(1.3, 0.7, 0.6, 1.0);

        var resolved = Resolve(new(Answer), "a", "b");

        Assert.AreSequenceEqual(["a", "b", "a"], measured);
        Assert.HasCount(1, BuildLoads, "the wait ends at the third second");
        Assert.IsTrue(resolved.All(workload => workload.Source == SettingsSource.Profiled));
        Assert.IsFalse(Diagnostics.Exists(diagnostic => diagnostic.Severity >= Severity.Warning));
        Assert.AreEqual(
            "workload 'a' could not be measured yet: this build took 1.2 of 2 processors. Amorsize waits until this build takes 0.6 processors at most, for up to 51 s, and measures again …",
            Diagnostics.Single(diagnostic => diagnostic.Text.Contains("waits", StringComparison.Ordinal)).Text);
    }

    [TestMethod]
    public void Refused_BuildStaysBusy_IsMeasuredBesideItWithinTheTotalBudget()
    {
        refusals["a"] = 1;
        Load([.. Enumerable.Repeat(1.3, 100)]);
        var started = Clock.GetTimestamp();

        Assert.AreEqual(SettingsSource.Profiled, Resolve(new(Answer), "a").Single().Source);
        Assert.AreEqual(Limits.TotalBudget, Clock.GetElapsedTime(started));
    }

    [TestMethod]
    public void Refused_SeveralTimes_IsMeasuredAsOftenAsTheTotalBudgetAllows()
    {
        refusals["a"] = 7;

        Assert.AreEqual(SettingsSource.Profiled, Resolve(new(Answer), "a").Single().Source);
        Assert.HasCount(8, measured);
    }

    [TestMethod]
    public void Refused_UntilTheTotalBudgetIsUsedUp_IsLeftForTheNextBuild()
    {
        refusals["a"] = 100;
        var started = Clock.GetTimestamp();

        var resolved = Resolve(new(Answer), "a").Single();

        Assert.AreEqual(SettingsSource.Default, resolved.Source);
        Assert.IsLessThanOrEqualTo(Limits.TotalBudget, Clock.GetElapsedTime(started));
        Assert.AreEqual("workload 'a' is left for the next build: this build took 1.2 of 2 processors", Diagnostics[^2].Text);
        Assert.IsFalse(Diagnostics.Exists(diagnostic => diagnostic.Code == "AMZ2006"));
        Assert.AreEqual(Verdict.NotFound, LookUp(Workload("a")).Verdict);
    }

    [TestMethod]
    public void Refused_WaitOfALongQueue_LeavesAWholeBudgetToEachWorkload()
    {
        string[] workloads = [.. Enumerable.Range(0, 10).Select(number => $"w{number}")];
        foreach (var workload in workloads)
            refusals[workload] = 1;
        Load([.. Enumerable.Repeat(1.3, 100)]);

        Assert.IsTrue(Resolve(new(Answer), workloads).All(workload => workload.Source == SettingsSource.Profiled));
        Assert.HasCount(100, BuildLoads, "the first measurements took half of the total budget");
    }

    [TestMethod]
    public void Refused_BuildIsCanceled_EndsTheWait()
    {
        refusals["a"] = 1;
        using var cancellation = new CancellationTokenSource();
        var profiler = new FakeProfiler(request =>
        {
            cancellation.Cancel();
            return Answer(request);
        });

        Assert.ThrowsExactly<OperationCanceledException>(() => Step(new WorkloadMeasurement(profiler, "/app/App.dll"), Options()).Run([Workload("a")], cancellation.Token));
    }

    private void Load(params double[] loads) => loads.ToList().ForEach(BuildLoads.Enqueue);

    // Each measurement takes the budget of a workload.
    private ProfileReport Answer(ProfileRequest request)
    {
        measured.Add(request.Workload);
        Clock.Advance(request.Budget);
        var left = refusals.GetValueOrDefault(request.Workload);
        refusals[request.Workload] = left - 1;
        return left > 0 ? Ended(ProfileOutcome.Interference, "this build took 1.2 of 2 processors") with { BuildLoad = 1.2 } : Measured(request);
    }
}
