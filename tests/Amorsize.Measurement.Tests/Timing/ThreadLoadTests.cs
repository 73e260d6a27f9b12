using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;

namespace Amorsize.Measurement.Tests.Timing;

[TestClass]
public sealed class ThreadLoadTests
{
    private static readonly TimeSpan Elapsed = Milliseconds(100);

    [TestMethod]
    public void Between_TwoWorkers_CountsTheBusiestThreads()
    {
        var before = Threads((1, 10, 5), (2, 10, 0), (3, 0, 0));
        var after = Threads((1, 110, 5), (2, 60, 50), (3, 5, 95));

        var load = ThreadLoad.Between(before, after, workers: 2, Elapsed);

        Assert.AreEqual((Milliseconds(50), 2), (load.Wait, load.Threads));
        Assert.AreEqual(0.25, load.WaitShare, 1e-9);
    }

    [TestMethod]
    public void Between_NewThread_CountsFromItsStart() =>
        Assert.AreEqual(0.4, ThreadLoad.Between(Threads(), Threads((7, 60, 40)), workers: 1, Elapsed).WaitShare, 1e-9);

    [TestMethod]
    public void Between_ThreadsWithoutCpuTime_AreNotCounted() =>
        Assert.AreEqual((TimeSpan.Zero, 1), ThreadLoad.Between(Threads((1, 5, 5)), Threads((1, 5, 50)), workers: 8, Elapsed) is var load ? (load.Wait, load.Threads) : default);

    private static Dictionary<int, ThreadTimes> Threads(params (int Id, int Cpu, int Wait)[] threads) =>
        threads.ToDictionary(thread => thread.Id, thread => new ThreadTimes(Milliseconds(thread.Cpu), Milliseconds(thread.Wait), Waits: null));

    private static TimeSpan Milliseconds(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
