using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Workloads whose results hold and that were built since: a look tells whether they still take as long.</summary>
[TestClass]
public sealed class MeasureLookTests : LookTest
{
    private static readonly TimeSpan limit = TimeSpan.FromSeconds(1);

    private readonly List<ProfileRequest> requests = [];

    [TestInitialize]
    public void MeasureADayAgo()
    {
        StoreMeasured("a");
        StoreMeasured("b");
        BuildAfter(25);
    }

    [TestMethod]
    public void SameTime_KeepsTheResultSilentlyAndIsNotLookedAtAgain()
    {
        var found = Run(_ => Took(100), "a").Single().Found;

        Assert.AreEqual((Verdict.Hit, SettingsSource.Cached), (found.Verdict, found.Source));
        Assert.HasCount(1, requests);
        Assert.IsTrue(Diagnostics.TrueForAll(diagnostic => diagnostic is { Severity: Severity.Detail, Code: "" }));
        BuildAfter(1);
        Run(_ => Took(100), "a");
        Assert.HasCount(1, requests);
    }

    [TestMethod]
    public void SlowerTwice_IsMeasuredAgainWithBothTimes()
    {
        var found = Run(request => request.Look is null ? Measured(request) : Took(250), "a").Single().Found;

        Assert.AreEqual(SettingsSource.Profiled, found.Source);
        Assert.HasCount(3, requests);
        var stale = Diagnostics.Single(diagnostic => diagnostic.Code == "AMZ1009");
        Assert.AreEqual(Severity.Message, stale.Severity);
        Assert.AreEqual(
            "The tuned settings of workload 'a' are stale (WorkloadChanged): one item takes 250 µs when run sequentially, and took 100 µs when it was measured; the same code is 2.5 times slower. This build measures again.",
            stale.Text);
        Assert.AreEqual(Verdict.WorkloadChanged, LookUp(Workload("a")).Entry!.History[0].Verdict);
    }

    [TestMethod]
    public void SlowerOnce_KeepsTheResult()
    {
        var found = Run(request => Took(request.Look!.WarmUp > TimeSpan.Zero ? 110 : 250), "a").Single().Found;

        Assert.AreEqual(SettingsSource.Cached, found.Source);
        Assert.HasCount(2, requests);
    }

    [TestMethod]
    [DataRow(ProfileOutcome.Threw)]
    [DataRow(ProfileOutcome.Crashed)]
    [DataRow(ProfileOutcome.TimedOut)]
    [DataRow(ProfileOutcome.CannotRunHere)]
    public void FailedLook_IsSilent(object outcome)
    {
        var found = Run(_ => Ended((ProfileOutcome)outcome, "boom"), "a").Single();

        Assert.AreEqual((Verdict.Hit, null), (found.Found.Verdict, found.Obstacle));
        Assert.IsTrue(Diagnostics.TrueForAll(diagnostic => diagnostic.Severity == Severity.Detail));
    }

    [TestMethod]
    public void ProcessThatCannotStart_IsSilent()
    {
        var found = Run(_ => throw new System.ComponentModel.Win32Exception("no such file"), "a").Single();

        Assert.AreEqual((Verdict.Hit, null), (found.Found.Verdict, found.Obstacle));
        Assert.IsTrue(Diagnostics.TrueForAll(diagnostic => diagnostic.Severity == Severity.Detail));
    }

    [TestMethod]
    public void BusyMachine_IsTriedInTheNextBuildOfCode()
    {
        Run(_ => Ended(ProfileOutcome.Interference, "busy"), "a");
        Run(_ => Took(100), "a");
        Assert.HasCount(1, requests, "nothing was built");

        BuildAfter(1);
        Run(_ => Took(100), "a");
        Assert.HasCount(2, requests);
    }

    [TestMethod]
    public void ManyWorkloads_StopAtTheLimitAndGoOnInTheNextBuild()
    {
        Run(SlowLook, "a", "b");
        Assert.AreSequenceEqual(["a"], requests.Select(request => request.Workload));

        BuildAfter(1);
        Run(SlowLook, "a", "b");
        Assert.AreSequenceEqual(["a", "b"], requests.Select(request => request.Workload));

        ProfileReport SlowLook(ProfileRequest request)
        {
            Clock.Advance(TimeSpan.FromSeconds(0.9));
            return Took(100);
        }
    }

    [TestMethod]
    public void EndlessLook_IsEndedAtTheLimitAndNotRepeatedForADay()
    {
        Run(Endless, "a", "b");
        BuildAfter(1);
        Run(Endless, "a", "b");

        Assert.AreSequenceEqual(["a", "b"], requests.Select(request => request.Workload));

        ProfileReport Endless(ProfileRequest request)
        {
            Clock.Advance(limit);
            throw new OperationCanceledException();
        }
    }

    [TestMethod]
    public void EndlessSecondLook_IsNotRepeatedForADay()
    {
        Run(SlowerThenEndless, "a");
        BuildAfter(1);
        Run(SlowerThenEndless, "a");

        Assert.HasCount(2, requests);

        ProfileReport SlowerThenEndless(ProfileRequest request)
        {
            if (request.Look!.WarmUp == TimeSpan.Zero)
                return Took(250);
            Clock.Advance(limit);
            throw new OperationCanceledException();
        }
    }

    [TestMethod]
    public void SlowerTwiceButMeasurementRefused_KeepsTheResultAndIsLookedAtInTheNextBuild()
    {
        var found = Run(Refused, "a").Single();
        Assert.AreEqual((Verdict.Hit, null), (found.Found.Verdict, found.Obstacle));

        BuildAfter(1);
        Run(Refused, "a");
        Assert.HasCount(6, requests);

        ProfileReport Refused(ProfileRequest request) => request.Look is null ? Ended(ProfileOutcome.Interference, "busy") : Took(250);
    }

    [TestMethod]
    public void SlowerTwiceButTheBuildDisturbed_IsMeasuredInTheNextTurn()
    {
        var refusals = 1;

        var found = Run(RefusedOnce, "a").Single().Found;

        Assert.AreEqual(SettingsSource.Profiled, found.Source);
        Assert.HasCount(4, requests);

        ProfileReport RefusedOnce(ProfileRequest request) =>
            request.Look is not null ? Took(250) : refusals-- > 0 ? Ended(ProfileOutcome.Interference, "busy") with { BuildLoad = 1.2 } : Measured(request);
    }

    [TestMethod]
    public void CanceledBuild_IsCanceled()
    {
        using var build = new CancellationTokenSource();

        Assert.ThrowsExactly<OperationCanceledException>(() => Run(_ =>
        {
            build.Cancel();
            throw new OperationCanceledException();
        }, build.Token, "a"));
    }

    private static ProfileReport Took(double microseconds) => new() { Outcome = ProfileOutcome.Measured, Time = new(microseconds, Items: 1000) };

    private IReadOnlyList<Conclusion<WorkloadSubject>> Run(Func<ProfileRequest, ProfileReport> answer, params string[] workloads) => Run(answer, CancellationToken.None, workloads);

    private IReadOnlyList<Conclusion<WorkloadSubject>> Run(Func<ProfileRequest, ProfileReport> answer, CancellationToken cancellationToken, params string[] workloads)
    {
        var profiler = new FakeProfiler(request =>
        {
            requests.Add(request);
            return answer(request);
        });
        return Step(new WorkloadMeasurement(profiler, "/app/App.dll", new(profiler, Looks, limit, Clock)), Options()).Run([.. workloads.Select(Looked)], cancellationToken);
    }
}
