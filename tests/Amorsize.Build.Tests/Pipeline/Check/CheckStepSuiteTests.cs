using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Pipeline.Check;

/// <summary>The same check as for workloads, where a suite differs.</summary>
[TestClass]
public sealed class CheckStepSuiteTests : PipelineTest
{
    [TestMethod]
    public void Hit_IsUsedWithoutAMessage()
    {
        StoreSuite(SuiteProfile);

        var result = Check(TuningMode.Profile);

        Assert.AreEqual(SuiteProfile.Choice, SuiteSubject.PlanOf(result.Resolved.Single().Found));
        Assert.IsEmpty(Diagnostics);
    }

    [TestMethod]
    public void UnchangedSuite_IsReportedInEveryBuild()
    {
        StoreSuite(SuiteProfile with { Choice = SuitePlan.Unchanged, IsUnchanged = true, Reason = "it takes 1.2 s" });

        Check(TuningMode.Profile);

        Assert.AreEqual("AMZ5002", Diagnostics.Single().Code);
    }

    [TestMethod]
    public void NeverMeasured_IsMeasuredAndRunsUnchangedUntilThen()
    {
        var result = Check(TuningMode.Profile);

        Assert.AreEqual(SuitePlan.Unchanged, SuiteSubject.PlanOf(result.ToMeasure.Single().Found));
        Assert.AreEqual("The tuned settings of the tests of App are stale (NotFound): no entry for this workload. This build measures again.", Diagnostics.Single().Text);
    }

    [TestMethod]
    public void StaleResult_CacheOnly_IsUsedAndItsFailingTestsAreNamed()
    {
        StoreSuite(SuiteProfile with { FailInParallel = ["N.C.M"] });
        Clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.CacheOnly);

        Assert.AreEqual(SuiteProfile.Choice, SuiteSubject.PlanOf(result.Resolved.Single().Found));
        Assert.AreSequenceEqual(["AMZ1006", "AMZ5001"], Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [TestMethod]
    public void StaleResult_MeasuredInThisBuild_IsUsedUntilThen()
    {
        StoreSuite(SuiteProfile with { FailInParallel = ["N.C.M"] });
        Clock.Advance(TimeSpan.FromDays(8));

        var result = Check(TuningMode.Profile);

        Assert.AreEqual(SuiteProfile.Choice, SuiteSubject.PlanOf(result.ToMeasure.Single().Found));
        Assert.AreSequenceEqual(["AMZ1006"], Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [TestMethod]
    [DataRow(TuningMode.Profile, false, 1)]
    [DataRow(TuningMode.Profile, true, 0)]
    [DataRow(TuningMode.CacheOnly, false, 0)]
    public void Hit_BuiltADayAfterItsMeasurement_IsRunWhereThatIsAllowed(object mode, bool isQuestion, int toMeasure)
    {
        StoreSuite(SuiteProfile);
        Clock.Advance(TimeSpan.FromHours(25));
        BuildSuite();

        var result = Check((TuningMode)mode, isQuestion);

        Assert.HasCount(toMeasure, result.ToMeasure);
        Assert.IsEmpty(Diagnostics);
    }

    [TestMethod]
    [DataRow(23, true)]
    [DataRow(25, false)]
    public void Hit_YoungerThanADayOrNotBuiltSince_IsNotRun(int hours, bool isBuilt)
    {
        BuildSuite();
        StoreSuite(SuiteProfile);
        Clock.Advance(TimeSpan.FromHours(hours));
        if (isBuilt)
            BuildSuite();

        Assert.IsEmpty(Check(TuningMode.Profile).ToMeasure);
    }

    private CheckResult<SuiteSubject> Check(TuningMode mode, bool isQuestion = false) => new CheckStep(
        Layers, new() { Mode = mode, StaleSeverity = StaleSeverity.Warning, IsQuestion = isQuestion }, _ => { }, Diagnostics.Add).Run([Suite]);
}
