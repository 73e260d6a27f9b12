using Amorsize.Profiler.Subjects;

namespace Amorsize.Profiler.Tests;

[TestClass]
public sealed class ThreadTimesTests
{
    [TestMethod]
    [DataRow(100, 100, 0, 1.0, DisplayName = "it computed all the time")]
    [DataRow(100, 2, 0, 0.02, DisplayName = "it waited for something")]
    [DataRow(100, 25, 75, 1.0, DisplayName = "it computed whenever it was let")]
    [DataRow(100, 25, 50, 0.5, DisplayName = "it computed half of the time that it was let")]
    [DataRow(100, 26, 75, 1.0, DisplayName = "the clocks differ a little")]
    public void TheShareOfComputingLeavesOutTheWaitForAProcessor(int window, int cpu, int queueWait, double share)
    {
        var before = new ThreadTimes(Milliseconds(3), Milliseconds(4));

        Assert.AreEqual(share, ThreadTimes.CpuShare(before, new(Milliseconds(3 + cpu), Milliseconds(4 + queueWait)), Milliseconds(window)), 1e-9);
    }

    private static TimeSpan Milliseconds(int value) => TimeSpan.FromMilliseconds(value);
}
