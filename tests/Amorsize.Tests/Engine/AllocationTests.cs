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

    private static readonly int[] few = new int[Few];
    private static readonly int[] many = new int[Many];

    private static readonly ExecutionPlan Threads = new(Execution.Threads, Workers: 2, ChunkSize: 16);

    // One worker, since workers of Parallel.ForEachAsync allocate while they wait for each other, and only then.
    private static readonly ExecutionPlan Async = new(Execution.Async, Workers: 1, ChunkSize: 1);

    [TestMethod]
    [DynamicData(nameof(Synchronous))]
    public async Task SynchronousForm_AnyPlan_AllocatesNothingForEachItem(string form, object plan)
    {
        var tuned = LoopPlans.Settings(plan);
        Action<int> loop = form switch
        {
            "array" => count => tuned.ForEach(Array(count), static _ => { }),
            "list" => count => tuned.ForEach(new ArraySegment<int>(Array(count)), static _ => { }),
            "sequence" => count => tuned.ForEach(Numbers(count), static _ => { }),
            "indexed" => count => tuned.ForEach(Numbers(count), static (_, _) => { }),
            "local" => count => tuned.ForEach(Numbers(count), static () => 0, static (_, local) => local, static _ => { }),
            "while" => count => tuned.ForEachWhile(Numbers(count), static _ => true),
            "range" => count => tuned.For(0, count, static _ => { }),
            "local range" => count => tuned.For(0, count, static () => 0, static (_, local) => local, static _ => { }),
            "while range" => count => tuned.ForWhile(0, count, static _ => true),
            "slices" => count => tuned.ForSlices(0, count, static (_, _) => { }),
            "map" => count => tuned.Map(Array(count), static item => (byte)item),
            _ => count => tuned.Map(Array(count), static (item, _) => (byte)item),
        };

        await AssertNoneAsync(form, count =>
        {
            loop(count);
            return Task.CompletedTask;
        });
    }

    [TestMethod]
    public async Task AsynchronousForm_ItemsThatHaveEnded_AllocatesNothingForEachItem()
    {
        var (tuned, computed) = (LoopPlans.Settings(Async), LoopPlans.Settings(Threads));

        await AssertNoneAsync("items", count => tuned.ForEachAsync(Numbers(count), static (_, _) => default));
        await AssertNoneAsync("indexed", count => tuned.ForEachAsync(Numbers(count), static (_, _, _) => default));
        await AssertNoneAsync("items of a stream", count => tuned.ForEachAsync(NumbersAsync(count), static (_, _) => default));
        await AssertNoneAsync("indexed items of a stream", count => tuned.ForEachAsync(NumbersAsync(count), static (_, _, _) => default));
        await AssertNoneAsync("map", count => tuned.MapAsync(Numbers(count), static (item, _) => new ValueTask<byte>((byte)item)));
        await AssertNoneAsync("map of a stream", count => tuned.MapAsync(NumbersAsync(count), static (item, _) => new ValueTask<byte>((byte)item)));
        await AssertNoneAsync("stream", count => DrainAsync(tuned.StreamAsync(Numbers(count), static (item, _) => new ValueTask<byte>((byte)item))), SmallestObject);
        await AssertNoneAsync("stream of a stream", count => DrainAsync(tuned.StreamAsync(NumbersAsync(count), static (item, _) => new ValueTask<byte>((byte)item))), SmallestObject);
        await AssertNoneAsync("computed stream", count => DrainAsync(computed.StreamAsync(Numbers(count), static item => (byte)item)), SmallestObject / 2);
    }

    [TestMethod]
    public async Task AsynchronousForm_ItemsThatWait_AllocatesNothingForEachItem()
    {
        if (typeof(TunedSettings).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            Assert.Inconclusive("An asynchronous method allocates its state in a Debug build.");

        await AssertNoneAsync("waiting items", count => LoopPlans.Settings(Async).ForEachAsync(Numbers(count), static (item, _) => IgnoreAsync(item)));
        await AssertNoneAsync("waiting map", count => LoopPlans.Settings(Async).MapAsync(Numbers(count), static (item, _) => LaterAsync(item)), sizeof(byte) * 4);
        await AssertNoneAsync("waiting stream", count => DrainAsync(LoopPlans.Settings(Async).StreamAsync(Numbers(count), static (item, _) => LaterAsync(item))), SmallestObject);
    }

    // Every synchronous form, under every kind of plan.
    private static IEnumerable<object[]> Synchronous =>
        from form in (string[])["array", "list", "sequence", "indexed", "local", "while", "range", "local range", "while range", "slices", "map", "indexed map"]
        from plan in (ExecutionPlan[])[ExecutionPlan.Sequential, ExecutionPlan.FrameworkDefault(Execution.Threads, Environment.ProcessorCount), Threads, new(Execution.Threads, Workers: 40, ChunkSize: 16)]
        select new object[] { form, plan };

    private static int[] Array(int count) => count == Few ? few : many;

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

#pragma warning disable CS1998 // Nothing is awaited: its items are there.
    private static async IAsyncEnumerable<int> NumbersAsync(int count)
#pragma warning restore CS1998
    {
        for (var number = 0; number < count; number++)
            yield return number;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask IgnoreAsync(int item)
    {
        await Task.Yield();
        _ = item;
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
