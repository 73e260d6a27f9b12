using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class NextMeasurementsTests
{
    [TestMethod]
    [DataRow(Verdict.NotFound, TuningMode.Profile, false, NextMeasurement.Now)]
    [DataRow(Verdict.Expired, TuningMode.Refresh, false, NextMeasurement.Now)]
    [DataRow(Verdict.NotFound, TuningMode.Profile, true, NextMeasurement.OnceBuilt)]
    [DataRow(Verdict.Failed, TuningMode.Profile, false, NextMeasurement.Later)]
    [DataRow(Verdict.Failed, TuningMode.Profile, true, NextMeasurement.Later)]
    [DataRow(Verdict.Provisional, TuningMode.Profile, false, NextMeasurement.Now)]
    [DataRow(Verdict.Provisional, TuningMode.Profile, true, NextMeasurement.Later)]
    [DataRow(Verdict.Provisional, TuningMode.CacheOnly, false, NextMeasurement.Elsewhere)]
    [DataRow(Verdict.NotFound, TuningMode.CacheOnly, false, NextMeasurement.Elsewhere)]
    [DataRow(Verdict.NotFound, TuningMode.CacheOnly, true, NextMeasurement.Elsewhere)]
    [DataRow(Verdict.Failed, TuningMode.CacheOnly, false, NextMeasurement.Elsewhere)]
    public void After_Miss_IsTheBuildThatMayMeasure(object verdict, object mode, bool isQuestion, object next) =>
        Assert.AreEqual(next, NextMeasurements.After((Verdict)verdict, (TuningMode)mode, isQuestion));

    [TestMethod]
    [DataRow(NextMeasurement.Now, StaleSeverity.Error, StaleSeverity.Message)]
    [DataRow(NextMeasurement.Now, StaleSeverity.Warning, StaleSeverity.Message)]
    [DataRow(NextMeasurement.Now, StaleSeverity.None, StaleSeverity.None)]
    [DataRow(NextMeasurement.Later, StaleSeverity.Error, StaleSeverity.Error)]
    [DataRow(NextMeasurement.Elsewhere, StaleSeverity.Warning, StaleSeverity.Warning)]
    [DataRow(NextMeasurement.OnceBuilt, StaleSeverity.None, StaleSeverity.Error)]
    public void SeverityOf_MeasuredNow_IsAMessageAndOfAQuestionAnError(object next, object wanted, object severity) =>
        Assert.AreEqual(severity, ((NextMeasurement)next).SeverityOf((StaleSeverity)wanted));
}
