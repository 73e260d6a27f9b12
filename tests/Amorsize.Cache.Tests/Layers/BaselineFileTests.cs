using System.Text;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Tests.Layers;

/// <summary>The committed baseline file as a layer behind the cache.</summary>
[TestClass]
public sealed class BaselineFileTests
{
    private readonly BuildWithBaseline build = new();

    [TestMethod]
    public void LookUp_MissingBaseline_IsNamed() =>
        Assert.AreEqual($"NotFound: no entry for this workload\nNotFound: the baseline {BuildWithBaseline.BaselinePath} does not exist", build.LookUp().Findings.TextOf());

    [TestMethod]
    public void LookUp_BaselineOfOtherWorkloads_IsNotFound()
    {
        build.Commit(Sample.Entry().Of("another"));

        Assert.AreEqual("NotFound: no entry for this workload", build.LookUp().Findings.TextOf());
    }

    [TestMethod]
    [DataRow("<<<<<<< HEAD", "Corrupt: amorsize.baseline.json: not JSON: ")]
    [DataRow("""{"formatVersion":2,"entries":[]}""", "VersionMismatch: amorsize.baseline.json: format v2, current v1")]
    public void LookUp_DefectiveBaseline_IsReportedAndCostsNoHit(string text, string finding)
    {
        build.Files[BuildWithBaseline.BaselinePath] = Encoding.UTF8.GetBytes(text);

        Assert.StartsWith(finding, build.LookUp().Findings.TextOf());
        Assert.AreEqual(text, Encoding.UTF8.GetString(build.Files[BuildWithBaseline.BaselinePath]));
        build.Cache.Store(Sample.Entry());
        Assert.AreEqual(Verdict.Hit, build.LookUp().Verdict);
    }

    [TestMethod]
    public void LookUp_UnreadableBaseline_IsReported()
    {
        build.Files.Before = (step, path) =>
        {
            if (path == BuildWithBaseline.BaselinePath)
                throw new IOException("Input/output error");
        };

        Assert.AreEqual("Unreadable: amorsize.baseline.json: the file cannot be read: Input/output error", build.LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_BaselineOfSeveralMachines_PrefersThisMachine()
    {
        var elsewhere = Sample.Entry("elsewhere", workers: 2) with { Machine = Sample.Elsewhere, CreatedAt = Sample.Noon.AddMinutes(1) };
        build.Commit(elsewhere, Sample.Entry("here"));
        Assert.AreEqual((Verdict.Hit, "here"), (build.LookUp().Verdict, build.LookUp().Entry!.Profile.Reason));

        build.Commit(elsewhere, Sample.Entry("old") with { Machine = Sample.Here with { Processors = 4 } });
        Assert.AreEqual("MachineMismatch: amorsize.baseline.json: processors: cached 2, here 8", build.LookUp().Findings.TextOf());
    }

    [TestMethod]
    public void LookUp_BaselineOfOtherMachines_PrefersLegalOverNewer()
    {
        build.Commit(
            Sample.Entry("legal", workers: 2) with { Machine = Sample.Elsewhere },
            Sample.Entry("newer", workers: 16) with { Machine = Sample.Here with { Processors = 16 }, CreatedAt = Sample.Noon.AddMinutes(1) });

        Assert.AreEqual(("legal", false), (build.LookUp().Entry!.Profile.Reason, build.LookUp().IsIllegal));
    }

    [TestMethod]
    public void LookUp_Repeated_ReadsTheBaselineOnce()
    {
        build.Commit(Sample.Entry());
        var layers = build.Layers();
        build.Files.Steps.Clear();

        for (var lookUp = 0; lookUp < 5; lookUp++)
            Assert.AreEqual(Verdict.Hit, layers.LookUp(Sample.Request).Verdict);

        Assert.AreEqual(1, build.Files.Steps.Count(step => step == $"Read {BuildWithBaseline.BaselinePath}"));
    }
}
