using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>The same step as for workloads, where a suite differs.</summary>
[TestClass]
public sealed class MeasureSuiteTests : MeasureTest
{
    private readonly FakeSuiteMeasurement measurement;

    public MeasureSuiteTests() => measurement = new(() => new MeasurementOutcome.Ended(new EntryResult.Suite(SuiteProfile)));

    [TestMethod]
    public void Measured_IsStoredPushedAndUsed()
    {
        var found = Run(measurement);

        Assert.AreEqual((SettingsSource.Profiled, SuiteProfile.Choice), (found.Source, SuiteSubject.PlanOf(found)));
        Assert.AreEqual(Verdict.Hit, LookUp(Suite).Verdict);
        Assert.HasCount(1, Pushed);
        Assert.AreSequenceEqual(
            ["running the tests of App (12 methods) under several execution plans …", "tests of App: 8 workers by method: 3.10x"],
            Diagnostics.Select(diagnostic => diagnostic.Text));
    }

    [TestMethod]
    public void HitInProgress_IsMeasuredOnUntilItIsNot()
    {
        StoreSuite(SuiteProfile with { IsInProgress = true, Choice = SuitePlan.Unchanged });

        Assert.AreEqual(SuiteProfile.Choice, SuiteSubject.PlanOf(Run(measurement)));
        Assert.AreEqual(SettingsSource.Cached, Run(measurement).Source);
        Assert.IsFalse(Suite.IsInProgress(LookUp(Suite)));
    }

    [TestMethod]
    [DataRow(23, false)]
    [DataRow(25, true)]
    public void ResultUnderLoad_IsMeasuredAgainAfterADay(int hours, bool isMeasured)
    {
        StoreSuite(SuiteProfile with { UnderLoad = 0.9, Choice = new(2) });
        Clock.Advance(TimeSpan.FromHours(hours));

        Assert.AreEqual(isMeasured ? SuiteProfile.Choice : new SuitePlan(2), SuiteSubject.PlanOf(Run(measurement)));
        Assert.AreEqual(isMeasured ? 1 : 0, measurement.Measurements);
    }

    [TestMethod]
    public void Measured_TestsThatFailInParallel_AreNamed()
    {
        Run(new(() => new MeasurementOutcome.Ended(new EntryResult.Suite(SuiteProfile with { FailInParallel = ["N.C.M"] }))));

        Assert.AreEqual("AMZ5001", Diagnostics[^1].Code);
    }

    [TestMethod]
    public void Failure_IsStoredAndTheTestsRunUnchanged()
    {
        StoreSuite(SuiteProfile);
        Clock.Advance(TimeSpan.FromDays(8));

        var found = Run(new(() => new MeasurementOutcome.Ended(new EntryResult.Failed(new(ProfileOutcome.TimedOut, "it hung")))));

        Assert.AreEqual(SuitePlan.Unchanged, SuiteSubject.PlanOf(found));
        Assert.AreEqual(Verdict.Failed, LookUp(Suite).Verdict);
        Assert.AreEqual("AMZ2002", Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning).Code);
        Assert.IsEmpty(Pushed);
    }

    [TestMethod]
    public void Interference_KeepsTheStalePlanAndStoresNothing()
    {
        StoreSuite(SuiteProfile);
        Clock.Advance(TimeSpan.FromDays(8));

        var found = Run(new(() => new MeasurementOutcome.Interference("others kept 1.0 of 2 processors busy")));

        Assert.AreEqual((Verdict.Expired, SuiteProfile.Choice), (found.Verdict, SuiteSubject.PlanOf(found)));
        Assert.AreEqual(Verdict.Expired, LookUp(Suite).Verdict);
        Assert.AreEqual("AMZ2006", Diagnostics.Single(diagnostic => diagnostic.Severity == Severity.Warning).Code);
    }

    [TestMethod]
    public void HeldByAnotherBuild_LeavesTheSuiteForALaterBuild()
    {
        LockIsFree = () => false;

        Run(measurement);

        Assert.AreEqual(0, measurement.Measurements);
        Assert.AreEqual("AMZ1013", Diagnostics.Single().Code);
        Assert.Contains("The tests run unchanged until the next build measures again.", Diagnostics.Single().Text);
    }

    [TestMethod]
    public void MeasuredByAnotherBuildDuringTheWait_IsNotMeasuredAgain()
    {
        LockIsFree = () =>
        {
            StoreSuite(SuiteProfile);
            return true;
        };

        Assert.AreEqual(SuiteProfile.Choice, SuiteSubject.PlanOf(Run(measurement)));
        Assert.AreEqual(0, measurement.Measurements);
    }

    [TestMethod]
    public void FailedInAnotherBuildDuringTheWait_IsNotTriedAgain()
    {
        LockIsFree = () =>
        {
            Store(Suite, new EntryResult.Failed(new(ProfileOutcome.Crashed, "it crashed")));
            return true;
        };

        Assert.AreEqual(SuitePlan.Unchanged, SuiteSubject.PlanOf(Run(measurement)));
        Assert.AreEqual(0, measurement.Measurements);
    }

    // The suite does not run, so it needs no lock.
    [TestMethod]
    public void Paused_AnotherBuildMeasures_SaysThePauseWithoutAWait()
    {
        LockIsFree = () => false;

        Run(new(() => new MeasurementOutcome.Interference("it pauses until tomorrow")) { Pause = "it pauses until tomorrow" });

        Assert.AreSequenceEqual([TimeSpan.Zero], Waits);
        Assert.Contains("it pauses until tomorrow", Diagnostics[^1].Text);
    }

    private LookUpResult Run(FakeSuiteMeasurement subject) => Step(subject, Options()).Run([Suite], CancellationToken.None).Single().Found;
}
