using Amorsize.Build.Diagnostics;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>The machine's lock, and the cache that is asked again after the wait for it.</summary>
[TestClass]
public sealed class MeasureLockTests : MeasureTest
{
    private static readonly TimeSpan LongestWait = 2 * Limits.TotalBudget;

    [TestMethod]
    public void StaleResult_WaitsForTwiceTheTotalBudget()
    {
        StoreWorkload("a");

        Resolve(new(Measured), "a", "b");

        Assert.AreSequenceEqual([LongestWait], Waits);
    }

    [TestMethod]
    public void ResultsThatHold_DoNotWait()
    {
        StoreWorkload("a");

        Resolve(new(Measured), "a");

        Assert.AreSequenceEqual([TimeSpan.Zero], Waits);
    }

    [TestMethod]
    public void Refresh_ResultsThatHold_WaitsAndMeasures()
    {
        StoreWorkload("a");
        var profiler = new FakeProfiler(Measured);

        Resolve(profiler, Options(isRefresh: true), "a");

        Assert.AreSequenceEqual([LongestWait], Waits);
        Assert.HasCount(1, profiler.Requests);
    }

    [TestMethod]
    public void MeasuredByAnotherBuildDuringTheWait_IsUsedAndNotMeasuredAgain()
    {
        var profiler = new FakeProfiler(Measured);
        LockIsFree = () =>
        {
            StoreWorkload("a");
            return true;
        };

        var resolved = Resolve(profiler, "a", "b");

        Assert.AreEqual("b", profiler.Requests.Single().Workload);
        Assert.AreEqual(SettingsSource.Cached, resolved[0].Source);
        Assert.AreEqual("another build has just measured workload 'a'; its result is used", Diagnostics[0].Text);
    }

    [TestMethod]
    public void MeasuredByAnotherBuildThatKeepsTheLock_IsUsed()
    {
        LockIsFree = () =>
        {
            StoreWorkload("a");
            return false;
        };

        var resolved = Resolve(new(Measured), "a").Single();

        Assert.AreEqual((SettingsSource.Cached, null), (resolved.Source, resolved.Stale));
        Assert.IsFalse(Diagnostics.Exists(diagnostic => diagnostic.Code.Length > 0));
    }

    [TestMethod]
    public void FailedInAnotherBuildDuringTheWait_IsNotTriedAgain()
    {
        Refresh(_ => Ended(ProfileOutcome.TimedOut, "why"), "hangs");
        var profiler = new FakeProfiler(Measured);

        var resolved = Resolve(profiler, "hangs");

        Assert.IsEmpty(profiler.Requests);
        Assert.AreEqual((SettingsSource.Failed, "AMZ1011"), (resolved[0].Source, resolved[0].Stale));
    }

    [TestMethod]
    public void HeldByAnotherBuild_KeepsStaleSettingsAndReportsWhy()
    {
        StoreWorkload("stale");
        Clock.Advance(TimeSpan.FromDays(8));
        LockIsFree = () => false;

        var resolved = Resolve(new(Measured), "stale", "new");

        Assert.AreEqual((SettingsSource.Cached, "AMZ1013", 4), (resolved[0].Source, resolved[0].Stale, resolved[0].Plan.Workers));
        Assert.AreEqual((SettingsSource.Default, "AMZ1013"), (resolved[1].Source, resolved[1].Stale));
        Assert.IsTrue(Diagnostics.TrueForAll(diagnostic => diagnostic is { Severity: Severity.Warning, Code: "AMZ1013" }));
        Assert.Contains("for more than 2 min; age 8 d, limit 7 d. The stale settings are used until the next build measures again.", Diagnostics[0].Text);
    }

    [TestMethod]
    public void HeldByAnotherBuild_StaleSettingsOfTheBaseline_AreUsed()
    {
        StoreWorkload("a");
        MoveIntoBaseline();
        Clock.Advance(TimeSpan.FromDays(8));
        LockIsFree = () => false;

        var resolved = Resolve(new(Measured), "a").Single();

        Assert.AreEqual((SettingsSource.Baseline, 4, "AMZ1013"), (resolved.Source, resolved.Plan.Workers, resolved.Stale));
    }
}
