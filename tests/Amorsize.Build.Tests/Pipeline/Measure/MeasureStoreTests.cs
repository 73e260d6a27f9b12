using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>A cache that cannot be written, and a build that is canceled.</summary>
[TestClass]
public sealed class MeasureStoreTests : MeasureTest
{
    [TestMethod]
    public void CacheThatCannotBeWritten_CostsOneWarningAndTheResultsAreUsed()
    {
        // A file where the cache's folder should be.
        File.WriteAllText(CacheDirectory, "");

        var resolved = Refresh(Measured, "a", "b");

        Assert.AreEqual("AMZ3001", Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning).Code);
        Assert.IsTrue(resolved.All(workload => workload.Source == SettingsSource.Profiled));
    }

    [TestMethod]
    public void CacheThatAnotherBuildHolds_IsWaitedForOnceAndTheResultsAreUsed()
    {
        var files = new HeldFiles();
        var step = Step(NewMeasurement(new(Measured)), Options(isRefresh: true), new ResultCache(CacheDirectory, Clock, files));

        var conclusions = step.Run([Workload("a"), Workload("b"), Workload("c")], CancellationToken.None);

        Assert.AreEqual(1, files.Waits);
        Assert.Contains("Another build has held", Diagnostics.Single(diagnostic => diagnostic.Code == "AMZ3001").Text);
        Assert.IsTrue(conclusions.All(conclusion => conclusion.Found.Source == SettingsSource.Profiled));
    }

    [TestMethod]
    public void Cancellation_KeepsResultsThatWereStored()
    {
        using var cancellation = new CancellationTokenSource();
        var profiler = new FakeProfiler(request =>
        {
            cancellation.Cancel();
            return Measured(request);
        });

        Assert.ThrowsExactly<OperationCanceledException>(() => Step(NewMeasurement(profiler), Options()).Run([Workload("a"), Workload("b")], cancellation.Token));

        Assert.AreEqual(Verdict.Hit, LookUp(Workload("a")).Verdict);
        Assert.AreEqual(Verdict.NotFound, LookUp(Workload("b")).Verdict);
    }

    private static WorkloadMeasurement NewMeasurement(FakeProfiler profiler) => new(profiler, "/app/App.dll");
}
