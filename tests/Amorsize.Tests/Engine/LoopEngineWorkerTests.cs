using System.Collections.Concurrent;
using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class LoopEngineWorkerTests
{
    [TestMethod]
    public void ForEach_FewerChunksThanWorkers_StartsNoSurplusWorkers()
    {
        var threads = new ConcurrentDictionary<int, bool>();

        LoopEngine.ForEach(
            new[] { 1, 2, 3 },
            new(Execution.Threads, Workers: 200, ChunkSize: 2),
            _ => threads[Environment.CurrentManagedThreadId] = true,
            CancellationToken.None);

        Assert.IsInRange(1, 2, threads.Count);
    }

    [TestMethod]
    public void ForEach_MoreWorkersThanProcessors_RunsAllAtOnce()
    {
        // All workers must arrive before any passes the barrier. With too few threads the wait below would time out.
        const int Workers = 32;
        using var barrier = new Barrier(Workers);
        var together = new ConcurrentBag<bool>();

        LoopEngine.ForEach(
            Enumerable.Range(0, Workers).ToArray(),
            new(Execution.Threads, Workers, ChunkSize: 1),
            _ => together.Add(barrier.SignalAndWait(TimeSpan.FromMinutes(1))),
            CancellationToken.None);

        Assert.HasCount(Workers, together);
        Assert.IsTrue(together.All(met => met));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_AwaitingBody_ContinuesInThreadPool(object plan)
    {
        var onPool = new ConcurrentBag<bool>();

        LoopEngine.ForEach(LoopPlans.Items[..8], (ExecutionPlan)plan, _ => YieldOnce().GetAwaiter().GetResult(), CancellationToken.None);

        Assert.HasCount(8, onPool);
        Assert.IsTrue(onPool.All(isOnPool => isOnPool));

        async Task YieldOnce()
        {
            await Task.Yield();
            onPool.Add(Thread.CurrentThread.IsThreadPoolThread);
        }
    }

    [TestMethod]
    public void ForEach_TwoWorkers_RunsAtMostTwoItemsAtOnce()
    {
        var (running, most) = (0, 0);

        LoopEngine.ForEach(LoopPlans.Items, new(Execution.Threads, Workers: 2, ChunkSize: 1), _ =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            Thread.Yield();
            Interlocked.Decrement(ref running);
        }, CancellationToken.None);

        Assert.IsLessThanOrEqualTo(2, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        while (Volatile.Read(ref target) is var seen && value > seen && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
