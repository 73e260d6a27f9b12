using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.Pipeline.Check;

/// <summary>A check in which a valid result is due for a look.</summary>
[TestClass]
public sealed class WorkloadCheckLookTests : LookTest
{
    private string SettingsFile => At("App.amorsize.json");

    [TestInitialize]
    public void MeasureADayAgo()
    {
        StoreMeasured("a");
        SettingsFileWriter.Update(new LocalFileSystem(), SettingsFile, Sample.Build.ToolVersion, Sample.Machine, Check(TuningMode.CacheOnly).Known);
        BuildAfter(25);
    }

    [TestMethod]
    public void DueForALook_IsRunAndTheNextBuildHasNothingToDo()
    {
        var result = Check(TuningMode.Profile);

        Assert.AreEqual("a", result.ToMeasure.Single().Name);
        Assert.IsTrue(result.IsOutdated);
        // The answer is remembered before the look, whose record is in no file that the answer depends on.
        Assert.IsNotNull(result.AllHits);
    }

    [TestMethod]
    public void DueForALook_OutdatedSettingsFile_IsNotRemembered()
    {
        File.Delete(SettingsFile);

        Assert.IsNull(Check(TuningMode.Profile).AllHits);
    }

    [TestMethod]
    public void DueForALook_Refresh_IsMeasuredAndNotRemembered() => Assert.IsNull(Check(TuningMode.Refresh).AllHits);

    [TestMethod]
    [DataRow(TuningMode.CacheOnly, false)]
    [DataRow(TuningMode.Profile, true)]
    public void DueForALook_BuildMayNotMeasure_IsNotRun(object mode, bool isQuestion) => Assert.IsEmpty(Check((TuningMode)mode, isQuestion).ToMeasure);

    private WorkloadCheckResult Check(TuningMode mode, bool isQuestion = false)
    {
        var step = new CheckStep(Cache, new() { Mode = mode, StaleSeverity = StaleSeverity.None, IsQuestion = isQuestion }, _ => { }, Diagnostics.Add);
        return new WorkloadCheck(step, Sample.Build, SettingsFile, new LocalFileSystem(), Diagnostics.Add, Looks).Run([Sample.Flagged("a")]);
    }
}
