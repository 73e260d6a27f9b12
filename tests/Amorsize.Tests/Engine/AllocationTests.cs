using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

/// <summary>No form of a loop allocates for each item. The smallest object of .NET has 24 bytes.</summary>
[TestClass]
[DoNotParallelize]
public sealed class AllocationTests
{
    private const int Few = 1_000;
    private const int Many = 101_000;
    private const int SmallestObject = 24;

    private static readonly ExecutionPlan Threads = new(Execution.Threads, Workers: 2, ChunkSize: 16);

    // One worker, since workers of Parallel.ForEachAsync allocate while they wait for each other, and only then.
    private static readonly ExecutionPlan Async = new(Execution.Async, Workers: 1, ChunkSize: 1);

    [TestMethod]
    public async Task EveryForm_ItemsThatHaveEnded_AllocatesNothingForEachItem()
    {
        await AssertNoneAsync("indexed", count => Run(() => LoopPlans.Settings(Threads).ForEach(Numbers(count), static (_, _) => { })));
        await AssertNoneAsync("local", count => Run(() => LoopPlans.Settings(Threads).ForEach(Numbers(count), static () => 0, static (_, local) => local, static _ => { })));
        await AssertNoneAsync("while", count => Run(() => LoopPlans.Settings(Threads).ForEachWhile(Numbers(count), static _ => true)));
        await AssertNoneAsync("range", count => Run(() => LoopPlans.Settings(Threads).For(0, count, static _ => { })));
        await AssertNoneAsync("slices", count => Run(() => LoopPlans.Settings(Threads).ForSlices(0, count, static (_, _) => { })), SmallestObject);
        await AssertNoneAsync("asynchronous", count => LoopPlans.Settings(Async).ForEachAsync(Numbers(count), static (_, _, _) => default));
        await AssertNoneAsync("ended map", count => LoopPlans.Settings(Async).MapAsync(Numbers(count), static (item, _) => new ValueTask<byte>((byte)item)), sizeof(byte) * 4);
        await AssertNoneAsync("computed stream", count => DrainAsync(LoopPlans.Settings(Threads).StreamAsync(Numbers(count), static item => (byte)item)), SmallestObject / 2);
    }

    [TestMethod]
    public async Task EveryForm_ItemsThatWait_AllocatesNothingForEachItem()
    {
        if (typeof(TunedSettings).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            Assert.Inconclusive("An asynchronous method allocates its state in a Debug build.");

        await AssertNoneAsync("waiting map", count => LoopPlans.Settings(Async).MapAsync(Numbers(count), static (item, _) => LaterAsync(item)), sizeof(byte) * 4);
        await AssertNoneAsync("waiting stream", count => DrainAsync(LoopPlans.Settings(Async).StreamAsync(Numbers(count), static (item, _) => LaterAsync(item))), SmallestObject);
    }

    private static IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count).Where(static _ => true);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<byte> LaterAsync(int item)
    {
        await Task.Yield();
        return (byte)item;
    }

    private static async Task DrainAsync(IAsyncEnumerable<byte> stream)
    {
        await foreach (var _ in stream)
        {
        }
    }

    private static Task Run(Action loop)
    {
        loop();
        return Task.CompletedTask;
    }

    private static async Task AssertNoneAsync(string form, Func<int, Task> loop, int limit = SmallestObject / 4)
    {
        await loop(Few);
        var few = await AllocatedAsync(() => loop(Few));
        var many = await AllocatedAsync(() => loop(Many));
        Assert.IsLessThan(limit, (double)(many - few) / (Many - Few), form);
    }

    private static async Task<long> AllocatedAsync(Func<Task> loop)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await loop();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
