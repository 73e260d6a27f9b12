using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests;

/// <summary>The target AmorsizeReport: the content of its page, and that it changes nothing else.</summary>
[TestClass]
public sealed class ReportTests : AcceptanceTest
{
    private const string Report = "obj/amorsize/report.html";

    [TestMethod]
    public void Report_MeasuredProject_IsOneFileAndItsPathIsPrinted()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var before = Folder.State(consumer.At("obj"));

        var log = Make(consumer);

        Assert.Contains($"Amorsize: the report is in {consumer.At(Report)}", log.Messages);
        Assert.AreSequenceEqual(before.Append(Folder.State(consumer.At("obj")).Single(file => file.Contains("report.html", StringComparison.Ordinal))).Order(), Folder.State(consumer.At("obj")).Order());
        var page = File.ReadAllText(consumer.At(Report));
        foreach (var text in (string[])["<h3>digits</h3>", "<h3>roots</h3>", "Savings", "History: measured once", "NotFound: no entry for this workload"])
            Assert.Contains(text, page);
        Assert.Contains($"<p class=\"reason\">{consumer.Settings()["digits"]["reason"]}</p>", page);
        consumer.Build().MeasuredNothing();
    }

    [TestMethod]
    public void Report_MeasuredSeveralTimes_ShowsHistoryWithReasons()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));
        consumer.Build();
        consumer.Command("build -t:AmorsizeRefresh");
        Make(consumer);

        var page = File.ReadAllText(consumer.At(Report));

        Assert.Contains("History: measured 3 times", page);
        Assert.Contains("Expired: age 8 d", page);
        Assert.Contains("asked for, though it still held", page);
    }

    [TestMethod]
    public void Report_StaleEntry_ShowsReasonAndKeepsTheEntry()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("roots").Truncate();
        var entry = File.ReadAllBytes(consumer.Entry("roots").Path);

        Make(consumer);

        Assert.Contains("roots: truncated: it ends after", File.ReadAllText(consumer.At(Report)));
        Assert.AreSequenceEqual(entry, File.ReadAllBytes(consumer.Entry("roots").Path));
    }

    [TestMethod]
    public void Report_ProjectNotBuilt_KeepsTheOlderReport()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At("bin"), recursive: true);
        consumer.Write(Report, "older");

        var log = Make(consumer);

        Assert.Contains(message => message.Contains("is not built yet, so its workloads are not known; build first", StringComparison.Ordinal), log.Messages);
        Assert.AreEqual("older", File.ReadAllText(consumer.At(Report)));
    }

    [TestMethod]
    public void Report_NotWritable_IsAnErrorWithThePath()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.CreateDirectory(consumer.At(Report));

        var log = consumer.BuildWithErrors("-t:AmorsizeReport");

        Assert.Contains($"The report cannot be written to {consumer.At(Report)}: ", log.CodedErrors("AMZ3001").Single().Text);
    }

    private static BuildLog Make(Consumer consumer)
    {
        var log = consumer.Command("build -t:AmorsizeReport");
        log.HasNoWarnings();
        log.MeasuredNothing();
        return log;
    }
}
