using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Timing;

namespace Amorsize.Profiler.Tests;

[TestClass]
public sealed class FailureReportTests
{
    [TestMethod]
    [DataRow(0.2, 1.25, 1.25, DisplayName = "mostly the build")]
    [DataRow(1.0, 0.5, 0.0, DisplayName = "others more than the build")]
    [DataRow(1.0, 0.1, 0.0, DisplayName = "only others")]
    public void Of_Interference_TellsTheBuildHowMuchItTook(double foreign, double build, double reported)
    {
        var load = new UnderLoad(foreign, build, CompilerServer: 0, Processors: 2, WaitShare: 0.6, Throttled: 0);

        var report = ProtocolJson.ReadReport(ProtocolJson.Write(FailureReport.Of(new InterferenceException("busy", load), user: null)));

        Assert.AreEqual((ProfileOutcome.Interference, "busy", reported), (report.Outcome, report.Message, report.BuildLoad));
    }

    [TestMethod]
    public async Task Of_ExceptionWithoutAFrameOfTheUser_NamesNoPlace()
    {
        var task = Task.Run((Func<int>)new Queue<int>().Dequeue);
        await Task.WhenAny(task);

        var report = FailureReport.Of(task.Exception!, typeof(FailureReportTests).Assembly);

        Assert.AreEqual("InvalidOperationException: Queue empty", report.Message);
    }
}
