using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

/// <summary>Asynchronous loops that keep the order of the items.</summary>
[TestClass]
public sealed class OrderedLoopTests
{
    private static int[] Items => LoopPlans.Items;

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public async Task MapAsync_ItemsThatEndOutOfOrder_ReturnsResultsInOrder(object plan)
    {
        var expected = Items.Select(i => $"{i}").ToArray();

        Assert.AreSequenceEqual(expected, await LoopPlans.Settings(plan).MapAsync(Items, TextAsync));
        Assert.AreSequenceEqual(expected, await LoopPlans.Settings(plan).MapAsync(Items.Where(_ => true), TextAsync));
        Assert.AreSequenceEqual(expected, await LoopPlans.Settings(plan).MapAsync(Asynchronous(Items), TextAsync));
    }

    [TestMethod]
    public async Task MapAsync_TwoItemsThrow_TaskHasBothExceptions()
    {
        using var both = new Barrier(2);
        var task = LoopPlans.Settings(new ExecutionPlan(Execution.Async, Workers: 2, ChunkSize: 1)).MapAsync<int, int>([1, 2], (item, _) =>
        {
            both.SignalAndWait(CancellationToken.None);
            throw new InvalidOperationException($"{item}");
        });

        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        Assert.AreSequenceEqual(new[] { "1", "2" }, task.Exception!.InnerExceptions.Select(e => e.Message).Order().ToArray());
    }

    [TestMethod]
    public async Task MapAsync_Canceled_TaskIsCanceledWithTheToken()
    {
        using var source = new CancellationTokenSource();
        var task = LoopPlans.Settings(new ExecutionPlan(Execution.Async, Workers: 2, ChunkSize: 1)).MapAsync(Items, async (item, token) =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return item;
        }, source.Token);

        var e = await Assert.ThrowsAsync<OperationCanceledException>(() => task);

        Assert.IsTrue(task.IsCanceled);
        Assert.AreEqual(source.Token, e.CancellationToken);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public async Task ForEachAsync_IndexedBody_GetsPositionOfItem(object plan)
    {
        var seen = new int[Items.Length];
        await LoopPlans.Settings(plan).ForEachAsync(Items.Select(i => 7 * i), async (item, index, token) =>
        {
            await Task.Yield();
            Interlocked.Add(ref seen[index], item);
        });
        await LoopPlans.Settings(plan).ForEachAsync(Asynchronous(Items), (item, index, token) =>
        {
            Interlocked.Add(ref seen[index], item);
            return default;
        });
        Assert.AreSequenceEqual(Items.Select(i => 8 * i).ToArray(), seen);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public async Task StreamAsync_ItemsThatEndOutOfOrder_YieldsResultsInOrder(object plan)
    {
        var expected = Items.Select(i => $"{i}").ToArray();

        Assert.AreSequenceEqual(expected, await ToListAsync(LoopPlans.Settings(plan).StreamAsync(Items, TextAsync)));
        Assert.AreSequenceEqual(expected, await ToListAsync(LoopPlans.Settings(plan).StreamAsync(Asynchronous(Items), TextAsync)));
        Assert.AreSequenceEqual(expected, await ToListAsync(LoopPlans.Settings(plan).StreamAsync(Items.Where(_ => true), i => $"{i}")));
        Assert.IsEmpty(await ToListAsync(LoopPlans.Settings(plan).StreamAsync(Array.Empty<int>(), i => $"{i}")));
    }

    [TestMethod]
    public async Task StreamAsync_SlowConsumer_ReadsNoFurtherThanTheWindow()
    {
        var read = 0;
        var stream = LoopPlans.Settings(new ExecutionPlan(Execution.Async, Workers: 3, ChunkSize: 1)).StreamAsync(Counted(), (item, _) => new ValueTask<int>(item));

        await using (var results = stream.GetAsyncEnumerator())
        {
            for (var i = 0; i < 100; i++)
            {
                Assert.IsTrue(await results.MoveNextAsync());
                Assert.AreEqual(i, results.Current);
                Assert.IsLessThanOrEqualTo(i + 1 + 12, Volatile.Read(ref read));
            }
        }

        IEnumerable<int> Counted()
        {
            for (var i = 0; ; i++)
            {
                Interlocked.Increment(ref read);
                yield return i;
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public async Task StreamAsync_ConsumerLeaves_EndsTheLoopAndDisposesOfTheSource(object plan)
    {
        var disposed = 0;
        await foreach (var result in LoopPlans.Settings(plan).StreamAsync(Endless(), TextAsync))
            break;
        await foreach (var result in LoopPlans.Settings(plan).StreamAsync(Endless(), i => i))
            break;
        Assert.AreEqual(2, disposed);

        IEnumerable<int> Endless()
        {
            try
            {
                for (var i = 0; ; i++)
                    yield return i;
            }
            finally
            {
                disposed++;
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public async Task StreamAsync_ItemThrows_YieldsEarlierResultsFirst(object plan)
    {
        var results = new List<int>();
        var stream = LoopPlans.Settings(plan).StreamAsync(Items, async (item, token) =>
        {
            await Task.Yield();
            return item == 5 ? throw new InvalidOperationException("boom") : item;
        });

        await Assert.ThrowsExactlyAsync<InvalidOperationException>(async () =>
        {
            await foreach (var result in stream)
                results.Add(result);
        });

        Assert.AreSequenceEqual(Enumerable.Range(0, results.Count).ToArray(), results);
        Assert.IsLessThanOrEqualTo(5, results.Count);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public async Task StreamAsync_CanceledByEitherToken_ThrowsWithThatToken(object plan)
    {
        using var source = new CancellationTokenSource();
        var results = LoopPlans.Settings(plan).StreamAsync(Asynchronous(LoopPlans.Endless), TextAsync, source.Token).GetAsyncEnumerator();
        Assert.IsTrue(await results.MoveNextAsync());
        await source.CancelAsync();

        var e = await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            while (await results.MoveNextAsync())
            {
            }
        });

        Assert.AreEqual(source.Token, e.CancellationToken);
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var result in LoopPlans.Settings(plan).StreamAsync(LoopPlans.Endless, TextAsync).WithCancellation(source.Token))
            {
            }
        });
    }

    private static async ValueTask<string> TextAsync(int item, CancellationToken cancellationToken)
    {
        if (item % 3 == 0)
            await Task.Yield();
        return $"{item}";
    }

    private static async IAsyncEnumerable<int> Asynchronous(IEnumerable<int> items)
    {
        foreach (var item in items)
        {
            if (item % 100 == 0)
                await Task.Yield();
            yield return item;
        }
    }

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source)
            list.Add(item);
        return list;
    }
}
