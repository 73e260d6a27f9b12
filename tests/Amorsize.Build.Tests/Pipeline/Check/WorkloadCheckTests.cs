using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Platform.Files;
using Amorsize.UpToDate;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class WorkloadCheckTests : PipelineTest
{
    private string SettingsFile => At("App.amorsize.json");

    [TestMethod]
    public void LookUps_OfAllWorkloads_AreCounted()
    {
        StoreWorkload("a");
        StoreWorkload("b");

        var result = Check(TuningMode.Profile, Sample.Flagged("a"), Sample.Flagged("b"), Sample.Flagged("c"));

        Assert.AreEqual("3 looked up: Hit 2, NotFound 1", Diagnostics.Single().Text);
        Assert.IsNull(result.AllHits);
    }

    [TestMethod]
    public void LookUps_AllHits_HaveTheMessageOfABuildWithNothingToDo()
    {
        var hits = new VerdictCounts();
        hits.Add(Verdict.Hit);
        hits.Add(Verdict.Hit);

        Assert.AreEqual($"Amorsize: {WorkloadMessages.LookUps(hits).Text}", UpToDateCheck.Message(2));
    }

    [TestMethod]
    public void AllHits_CurrentSettingsFile_IsUpToDate()
    {
        StoreWorkload("a");
        var outdated = Check(TuningMode.Profile, Sample.Flagged("a"));
        SettingsFileWriter.Update(new LocalFileSystem(), SettingsFile, Sample.Build.ToolVersion, Sample.Machine, outdated.Known);

        var current = Check(TuningMode.Profile, Sample.Flagged("a"));

        Assert.IsTrue(outdated.IsOutdated);
        Assert.IsFalse(current.IsOutdated);
        Assert.IsNotNull(current.AllHits);
    }

    [TestMethod]
    public void StaleWorkload_IsOutdatedAndToMeasure()
    {
        var result = Check(TuningMode.Profile, Sample.Flagged("a"));

        Assert.IsTrue(result.IsOutdated);
        Assert.AreEqual("a", result.ToMeasure.Single().Name);
    }

    [TestMethod]
    [DataRow(TuningMode.Profile)]
    [DataRow(TuningMode.CacheOnly)]
    [DataRow(TuningMode.Refresh)]
    public void Mistake_InEveryMode_IsAnError(object mode)
    {
        var result = Check((TuningMode)mode, Sample.Flagged("a", mistake: "It is open generic"));

        var error = Diagnostics.Single();
        Assert.AreEqual((Severity.Error, "AMZ2004"), (error.Severity, error.Code));
        Assert.IsEmpty(result.Known);
        Assert.IsEmpty(result.ToMeasure);
        Assert.IsNull(result.AllHits);
    }

    private WorkloadCheckResult Check(TuningMode mode, params WorkloadDescriptor[] workloads)
    {
        var step = new CheckStep(Cache, new() { Mode = mode, StaleSeverity = StaleSeverity.None }, _ => { }, Diagnostics.Add);
        return new WorkloadCheck(step, Sample.Build, SettingsFile, new LocalFileSystem(), Diagnostics.Add).Run(workloads);
    }
}
