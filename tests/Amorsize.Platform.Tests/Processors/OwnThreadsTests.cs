using Amorsize.Platform.Processors;

namespace Amorsize.Platform.Tests.Processors;

[TestClass]
public sealed class OwnThreadsTests
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Read_ComputingThread_GrowsAndAnEndedOneDisappears()
    {
        var threads = new OwnThreads();
        using var stop = new CancellationTokenSource();
        using var started = new ManualResetEventSlim();
        var spinning = new Thread(() =>
        {
            var cpu = ThreadTimes.OfThisThread().Cpu;
            while (ThreadTimes.OfThisThread().Cpu - cpu < TimeSpan.FromMilliseconds(20))
                Thread.SpinWait(1000);
            started.Set();
            stop.Token.WaitHandle.WaitOne();
        });
        var before = threads.Read();
        if (before is null)
            Assert.Inconclusive("This kernel does not report scheduling times.");
        spinning.Start();
        started.Wait();
        var during = threads.Read()!;
        stop.Cancel();
        spinning.Join();

        var added = during.Where(thread => !before.ContainsKey(thread.Key) && thread.Value.Cpu >= TimeSpan.FromMilliseconds(20)).ToList();
        Assert.IsNotEmpty(added);
        // The system removes a thread a moment after Join returns.
        Assert.IsTrue(SpinWait.SpinUntil(() => threads.Read() is { } after && added.Exists(thread => !after.ContainsKey(thread.Key)), TimeLimit));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Linux)]
    public void Read_OtherSystem_IsNull() => Assert.IsNull(new OwnThreads().Read());
}
