using System.Text;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>A workload may write anything to its own report: only a whole report of that workload counts.</summary>
[TestClass]
public sealed class ReportFileTests : PipelineTest
{
    private const int Cuts = 200;

    private byte[] Report => ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = Sample.Profile("a", Clock.GetUtcNow()) });

    [TestMethod]
    public void Read_WholeReport_IsTheProfile()
    {
        Assert.AreEqual(ProfileOutcome.Measured, Read(Report).Outcome);
    }

    [TestMethod]
    public void Read_LookWithoutItsTime_IsACrash()
    {
        File.WriteAllBytes(At("report.json"), Report);

        Assert.AreEqual(ProfileOutcome.Crashed, ReportFile.Read(At("report.json"), "a", isLook: true).Outcome);
        File.WriteAllBytes(At("report.json"), ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Time = new(100, 10) }));
        Assert.AreEqual(100, ReportFile.Read(At("report.json"), "a", isLook: true).Time!.ItemMicroseconds);
        Assert.AreEqual(ProfileOutcome.Crashed, ReportFile.Read(At("report.json"), "a").Outcome);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("Hello, World!")]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("\"\\ud800\"")]
    [DataRow("""{"outcome":"Measured","message":""}""")]
    [DataRow("""{"outcome":"Excellent","message":""}""")]
    [DataRow("""{"outcome":"Threw","message":"\ud800"}""")]
    public void Read_Garbage_IsACrash(string content) => AssertCrash(Encoding.UTF8.GetBytes(content), "report");

    [TestMethod]
    public void Read_TruncatedAnywhere_IsACrash()
    {
        var whole = Report;
        for (var cut = 0; cut < Cuts; cut++)
            AssertCrash(whole[..(cut * whole.Length / Cuts)], "report");
    }

    [TestMethod]
    [DataRow("the items member 'Photos'", "the items member 'Photos'")]
    [DataRow("", null)]
    [DataRow(null, null)]
    public void PreparingCode_LastNoteOfTheProcess_IsItsName(string? note, string? expected) => Assert.AreEqual(expected, PreparingCode(note));

    [TestMethod]
    public void PreparingCode_TextOfTheUser_IsNoName() => Assert.IsNull(PreparingCode(new('x', 2000)));

    [TestMethod]
    public void Read_NotUtf8_IsACrash() => AssertCrash([0xff, 0xfe, 0x00, 0x80], "report");

    [TestMethod]
    public void Read_OtherWorkload_IsACrash() =>
        AssertCrash(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = Sample.Profile("b", Clock.GetUtcNow()) }), "another workload");

    [TestMethod]
    public void Read_HugeReport_IsACrashAndIsNotReadWhole()
    {
        using (var file = File.Create(At("report.json")))
            file.SetLength(1L << 40);

        var report = ReportFile.Read(At("report.json"), "a");

        Assert.AreEqual(ProfileOutcome.Crashed, report.Outcome);
        Assert.Contains("larger than 1024 KiB", report.Message);
    }

    [TestMethod]
    public void Read_Folder_IsACrash()
    {
        Directory.CreateDirectory(At("report.json"));

        Assert.AreEqual(ProfileOutcome.Crashed, ReportFile.Read(At("report.json"), "a").Outcome);
    }

    private ProfileReport Read(byte[] content)
    {
        File.WriteAllBytes(At("report.json"), content);
        return ReportFile.Read(At("report.json"), "a");
    }

    private string? PreparingCode(string? note)
    {
        var request = WorkloadMeasurement.RequestFor(Workload("a").Workload, "", TimeSpan.Zero) with { ReportPath = At("report.json") };
        if (note is not null)
            File.WriteAllText(request.StartedPath, note);
        return ReportFile.PreparingCode(request);
    }

    private void AssertCrash(byte[] content, string reason)
    {
        var report = Read(content);
        Assert.AreEqual(ProfileOutcome.Crashed, report.Outcome);
        Assert.Contains(reason, report.Message);
    }
}
