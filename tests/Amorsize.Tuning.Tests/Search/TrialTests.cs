using Amorsize.Tuning.Search;

namespace Amorsize.Tuning.Tests.Search;

[TestClass]
public sealed class TrialTests
{
    [TestMethod]
    [DataRow(100, 100, 0, 1.0, DisplayName = "it computed all the time")]
    [DataRow(100, 2, 0, 0.02, DisplayName = "it waited for something")]
    [DataRow(100, 25, 75, 1.0, DisplayName = "it computed whenever it was let")]
    [DataRow(100, 190, 0, 1.0, DisplayName = "the compiler worked beside it")]
    [DataRow(20, 1, 20, 0.05, DisplayName = "the wait for a processor was before the run")]
    [DataRow(20, 1, 60, 0.05, DisplayName = "the wait for a processor was longer than the run")]
    public void TheShareOfComputingLeavesOutTheWaitForAProcessor(int elapsed, int cpu, int queueWait, double share) =>
        Assert.AreEqual(share, new Trial(Milliseconds(elapsed), Milliseconds(cpu), Milliseconds(queueWait)).CpuShare, 1e-9);

    private static TimeSpan Milliseconds(int value) => TimeSpan.FromMilliseconds(value);
}
