using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class ThreadTimesTests
{
    [TestMethod]
    [DataRow(100, 100, 0, 1L, 1.0, DisplayName = "computes all the time")]
    [DataRow(100, 2, 0, 1L, 0.02, DisplayName = "waits for something")]
    [DataRow(100, 2, 0, null, 0.02, DisplayName = "waits for something, on a system that does not count how often")]
    [DataRow(100, 25, 75, 1L, 1.0, DisplayName = "computes whenever it has a processor")]
    [DataRow(100, 25, 50, 1L, 0.5, DisplayName = "computes half of the time in which a processor is free")]
    [DataRow(100, 26, 75, 1L, 1.0, DisplayName = "the clocks differ a little")]
    [DataRow(100, 25, 50, 0L, 1.0, DisplayName = "waits for nothing, but the virtual machine had no processor")]
    public void CpuShare_OfThread_LeavesOutWaitForProcessor(int window, int cpu, int queueWait, long? waits, double share)
    {
        var before = new ThreadTimes(Milliseconds(3), Milliseconds(4), waits is null ? null : 5);

        Assert.AreEqual(share, ThreadTimes.CpuShare(before, new(Milliseconds(3 + cpu), Milliseconds(4 + queueWait), 5 + waits), Milliseconds(window)), 1e-9);
    }

    [TestMethod]
    [DataRow(0.2, 100, 0, 0.2, DisplayName = "tasks wait for something")]
    [DataRow(0.55, 100, 45, 1.0, DisplayName = "tasks compute whenever they have a processor")]
    [DataRow(0.6, 100, 20, 0.75, DisplayName = "tasks compute three quarters of the time in which a processor is free")]
    [DataRow(0.6, 100, 300, 1.0, DisplayName = "other threads waited as well")]
    [DataRow(0.45, 100, 55, 0.45, DisplayName = "tasks wait for more than half of the time")]
    [DataRow(0.6, 100, -5, 0.6, DisplayName = "a thread has ended")]
    [DataRow(1.0, 0, 0, 1.0, DisplayName = "no time has elapsed")]
    public void CpuShare_OfTasks_LeavesOutWaitForProcessor(double shareOfElapsed, int elapsed, int queueWait, double share) =>
        Assert.AreEqual(share, ThreadTimes.CpuShare(shareOfElapsed, Milliseconds(elapsed), Milliseconds(queueWait)), 1e-9);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void OfThisThread_AfterSleep_CountsOneMoreWait()
    {
        var before = ThreadTimes.OfThisThread();
        Thread.Sleep(1);

        Assert.IsGreaterThan(before.Waits!.Value, ThreadTimes.OfThisThread().Waits!.Value);
    }

    private static TimeSpan Milliseconds(int value) => TimeSpan.FromMilliseconds(value);
}
