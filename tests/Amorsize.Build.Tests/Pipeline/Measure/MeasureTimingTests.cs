using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>A suite whose result holds and that was built since: it is run once to see if it still takes as long.</summary>
[TestClass]
public sealed class MeasureTimingTests : MeasureTest
{
    private readonly FakeSuiteMeasurement measurement;

    public MeasureTimingTests() => measurement = new(() => new MeasurementOutcome.Ended(new EntryResult.Suite(Remeasured)));

    private SuiteProfile Remeasured => SuiteProfile with { Choice = new(2) };

    [TestInitialize]
    public void StoreADayAgo()
    {
        StoreSuite(SuiteProfile with { FailInParallel = ["N.C.M"] });
        Clock.Advance(TimeSpan.FromHours(25));
        BuildSuite();
    }

    [TestMethod]
    public void SameTime_KeepsTheResultAndItsMessages()
    {
        var found = Run();

        Assert.AreEqual((1, 0), (measurement.Timings, measurement.Measurements));
        Assert.AreEqual(SuiteProfile.Choice, SuiteSubject.PlanOf(found));
        Assert.AreSequenceEqual(["", "AMZ5001"], Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.IsEmpty(Pushed);
    }

    [TestMethod]
    public void SameTime_IsNotRunAgainForADay()
    {
        Run();
        Clock.Advance(TimeSpan.FromHours(23));
        BuildSuite();
        Run();
        Assert.AreEqual(1, measurement.Timings);

        Clock.Advance(TimeSpan.FromHours(2));
        BuildSuite();
        Run();
        Assert.AreEqual(2, measurement.Timings);
    }

    [TestMethod]
    public void OtherTime_IsMeasuredAgainWithTheReason()
    {
        measurement.Moved = "they take 20.0 s in all, and took 11.0 s when they were measured";

        var found = Run();

        Assert.AreEqual(Remeasured.Choice, SuiteSubject.PlanOf(found));
        Assert.AreEqual(Verdict.WorkloadChanged, LookUp(Suite).Entry!.History[0].Verdict);
        Assert.Contains("stale (WorkloadChanged): they take 20.0 s", Diagnostics.Single(diagnostic => diagnostic.Code == "AMZ1009").Text);
        Assert.HasCount(1, Pushed);
    }

    [TestMethod]
    public void OtherTime_InterferenceWhileMeasured_KeepsTheResultAndItsMessages()
    {
        var disturbed = new FakeSuiteMeasurement(() => new MeasurementOutcome.Interference("busy")) { Moved = "they take longer" };

        var found = Step(disturbed, Options()).Run([Suite], CancellationToken.None).Single().Found;

        Assert.AreEqual((Verdict.Hit, SuiteProfile.Choice), (found.Verdict, SuiteSubject.PlanOf(found)));
        Assert.AreSequenceEqual(["", "AMZ1009", "", "AMZ2006", "AMZ5001"], Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [TestMethod]
    public void HeldByAnotherBuild_DoesNotWaitAndIsNotRun()
    {
        LockIsFree = () => false;

        var found = Run();

        Assert.AreSequenceEqual([TimeSpan.Zero], Waits);
        Assert.AreEqual(0, measurement.Timings);
        Assert.AreEqual(SuiteProfile.Choice, SuiteSubject.PlanOf(found));
    }

    [TestMethod]
    public void CacheThatCannotBeWritten_IsNotRun()
    {
        var step = Step(measurement, Options(), new ResultCache(CacheDirectory, Clock, new HeldFiles()));

        step.Run([Suite], CancellationToken.None);

        // The run would be repeated in every build, because no build could note that it was made.
        Assert.AreEqual(0, measurement.Timings);
    }

    private LookUpResult Run() => Step(measurement, Options()).Run([Suite], CancellationToken.None).Single().Found;
}
