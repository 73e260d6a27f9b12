using System.Collections.Concurrent;
using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class LoopEngineTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 1000)];

    // So many that no test ever sees the last one.
    private static readonly IReadOnlyList<int> Endless = new Numbers(int.MaxValue);

    public static IEnumerable<object[]> EverySetting =>
    [
        [ExecutionPlan.Sequential],
        [ExecutionPlan.FrameworkDefault(Execution.Threads, Environment.ProcessorCount)],
        [new ExecutionPlan(Execution.Threads, Workers: 2, ChunkSize: 1)],
        [new ExecutionPlan(Execution.Threads, Workers: 2, ChunkSize: 7)],
        [new ExecutionPlan(Execution.Threads, Workers: 3, ChunkSize: 100_000)],
        [new ExecutionPlan(Execution.Threads, Workers: 40, ChunkSize: 1)],
        [new ExecutionPlan(Execution.Async, Workers: 8, ChunkSize: 1)],
    ];

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void EachItemOfAListIsRunOnce(object setting)
    {
        var runs = new int[Items.Length];

        LoopEngine.ForEach(Items, (ExecutionPlan)setting, i => Interlocked.Increment(ref runs[i]), CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void EachItemOfACollectionThatIsNoArrayIsRunOnce(object setting)
    {
        var runs = new int[Items.Length];

        LoopEngine.ForEach(Items.ToList(), (ExecutionPlan)setting, i => Interlocked.Increment(ref runs[i]), CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void EachItemOfASequenceIsRunOnce(object setting)
    {
        var runs = new int[Items.Length];

        LoopEngine.ForEach(Items.Where(_ => true), (ExecutionPlan)setting, i => Interlocked.Increment(ref runs[i]), CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public async Task EachItemOfAnAsynchronousLoopIsRunOnce(object setting)
    {
        var runs = new int[Items.Length];

        await LoopEngine.ForEachAsync(Items, (ExecutionPlan)setting, async (i, cancellation) =>
        {
            await Task.Yield();
            Interlocked.Increment(ref runs[i]);
        }, CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void AnExceptionIsReportedAsParallelReportsIt(object setting)
    {
        var e = Assert.ThrowsExactly<AggregateException>(() =>
            LoopEngine.ForEach(Items, (ExecutionPlan)setting, i => throw new InvalidOperationException("boom"), CancellationToken.None));

        Assert.IsInstanceOfType<InvalidOperationException>(e.InnerExceptions[0]);
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void AnAggregateThatABodyThrowsStaysOne(object setting)
    {
        var e = Assert.ThrowsExactly<AggregateException>(() =>
            LoopEngine.ForEach(Items, (ExecutionPlan)setting, i => throw new AggregateException(new InvalidOperationException("boom")), CancellationToken.None));

        Assert.IsInstanceOfType<AggregateException>(e.InnerExceptions[0]);
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void AnExceptionEndsTheLoopEarly(object setting)
    {
        var started = 0;

        Assert.ThrowsExactly<AggregateException>(() => LoopEngine.ForEach(Endless, (ExecutionPlan)setting, i =>
        {
            Interlocked.Increment(ref started);
            throw new InvalidOperationException("boom");
        }, CancellationToken.None));

        Assert.IsLessThan(1_000_000, started);
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void CancellationIsReportedAsParallelReportsIt(object setting)
    {
        using var source = new CancellationTokenSource();

        var e = Assert.Throws<OperationCanceledException>(() =>
            LoopEngine.ForEach(Endless, (ExecutionPlan)setting, i => source.Cancel(), source.Token));

        Assert.AreEqual(source.Token, e.CancellationToken);
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void AnExceptionOfTheSequenceIsReportedAsParallelReportsIt(object setting)
    {
        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new InvalidOperationException("boom");
        }

        foreach (Action loop in (Action[])
        [
            () => LoopEngine.ForEach(Broken(), (ExecutionPlan)setting, _ => { }, CancellationToken.None),
            () => LoopEngine.Map(Broken(), (ExecutionPlan)setting, i => i, CancellationToken.None),
        ])
            Assert.IsInstanceOfType<InvalidOperationException>(Assert.ThrowsExactly<AggregateException>(loop).InnerExceptions[0]);
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void AMapOfASequenceThatNeverEndsCanBeCanceled(object setting)
    {
        using var source = new CancellationTokenSource();

        IEnumerable<int> CancelAt(int last)
        {
            for (var i = 0; ; i++)
            {
                if (i == last)
                    source.Cancel();
                yield return i;
            }
        }

        Assert.Throws<OperationCanceledException>(() => LoopEngine.Map(CancelAt(10), (ExecutionPlan)setting, i => i, source.Token));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void ResultsStandInTheOrderOfTheItems(object setting)
    {
        var expected = Items.Select(i => $"{i}").ToArray();

        CollectionAssert.AreEqual(expected, LoopEngine.Map(Items, (ExecutionPlan)setting, i => $"{i}", CancellationToken.None));
        CollectionAssert.AreEqual(expected, LoopEngine.Map(Items.ToList(), (ExecutionPlan)setting, i => $"{i}", CancellationToken.None));
        CollectionAssert.AreEqual(expected, LoopEngine.Map(Items.Where(_ => true), (ExecutionPlan)setting, i => $"{i}", CancellationToken.None));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void AnExceptionOfAMapIsReportedAsParallelReportsIt(object setting)
    {
        var e = Assert.ThrowsExactly<AggregateException>(() =>
            LoopEngine.Map<int, int>(Items, (ExecutionPlan)setting, i => throw new InvalidOperationException("boom"), CancellationToken.None));

        Assert.IsInstanceOfType<InvalidOperationException>(e.InnerExceptions[0]);
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void CancellationDuringTheLastItemIsReported(object setting)
    {
        foreach (IEnumerable<int> items in (IEnumerable<int>[])[[1], new List<int> { 1 }, Enumerable.Range(1, 1).Where(_ => true)])
        {
            using var source = new CancellationTokenSource();

            Assert.Throws<OperationCanceledException>(() => LoopEngine.ForEach(items, (ExecutionPlan)setting, _ => source.Cancel(), source.Token));
        }
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void ALoopThatIsCanceledBeforeItStartsDoesNotEvenAskForItems(object setting)
    {
        var asked = false;

        Assert.Throws<OperationCanceledException>(() => LoopEngine.ForEach(Asked(), (ExecutionPlan)setting, _ => { }, new CancellationToken(canceled: true)));

        Assert.IsFalse(asked);

        IEnumerable<int> Asked()
        {
            asked = true;
            yield return 1;
        }
    }

    [TestMethod]
    public void NoMoreWorkersAreStartedThanThereAreChunks()
    {
        var threads = new ConcurrentDictionary<int, bool>();

        LoopEngine.ForEach(new[] { 1, 2, 3 }, new(Execution.Threads, Workers: 200, ChunkSize: 2), _ => threads[Environment.CurrentManagedThreadId] = true, CancellationToken.None);

        Assert.IsInRange(1, 2, threads.Count);
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void ALoopThatIsCanceledBeforeItStartsRunsNothing(object setting)
    {
        var runs = 0;

        Assert.Throws<OperationCanceledException>(() =>
            LoopEngine.ForEach(Items, (ExecutionPlan)setting, _ => Interlocked.Increment(ref runs), new(canceled: true)));

        Assert.AreEqual(0, runs);
    }

    [TestMethod]
    public void AnExceptionEndsTheChunksOfTheOtherWorkersToo()
    {
        const int HalfOfThem = int.MaxValue / 2;
        var last = 0;

        Assert.ThrowsExactly<AggregateException>(() => LoopEngine.ForEach(Endless, new(Execution.Threads, Workers: 2, HalfOfThem), i =>
        {
            if (i == 0)
                throw new InvalidOperationException("boom");
            last = i;
        }, CancellationToken.None));

        Assert.IsLessThan(int.MaxValue - 2, last);
    }

    [TestMethod]
    public void CancellationEndsTheChunksOfAllWorkers()
    {
        const int HalfOfThem = int.MaxValue / 2;
        using var source = new CancellationTokenSource();
        var last = 0;

        Assert.ThrowsExactly<OperationCanceledException>(() => LoopEngine.ForEach(Endless, new(Execution.Threads, Workers: 2, HalfOfThem), i =>
        {
            if (i == 0)
                source.Cancel();
            last = i;
        }, source.Token));

        Assert.IsLessThan(HalfOfThem - 1, last % HalfOfThem);
    }

    [TestMethod]
    public void MoreWorkersThanProcessorsReallyRunAtOnce()
    {
        // Nobody passes the barrier before all are there: on a pool that grows by one or two threads a second this would take many seconds; with too few threads for ever.
        const int Workers = 32;
        using var barrier = new Barrier(Workers);
        var together = new ConcurrentBag<bool>();

        LoopEngine.ForEach(Enumerable.Range(0, Workers).ToArray(), new(Execution.Threads, Workers, ChunkSize: 1), _ => together.Add(barrier.SignalAndWait(TimeSpan.FromMinutes(1))), CancellationToken.None);

        Assert.HasCount(Workers, together);
        Assert.IsTrue(together.All(met => met));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void WhatABodyAwaitsGoesOnInThePool(object setting)
    {
        var onPool = new ConcurrentBag<bool>();

        LoopEngine.ForEach(Items[..8], (ExecutionPlan)setting, _ => YieldOnce().GetAwaiter().GetResult(), CancellationToken.None);

        Assert.HasCount(8, onPool);
        Assert.IsTrue(onPool.All(isOnPool => isOnPool));

        async Task YieldOnce()
        {
            await Task.Yield();
            onPool.Add(Thread.CurrentThread.IsThreadPoolThread);
        }
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void AnExceptionOfOneKindAmongCancellationsIsReported(object setting)
    {
        using var source = new CancellationTokenSource();

        var e = Assert.ThrowsExactly<AggregateException>(() => LoopEngine.ForEach(Endless, (ExecutionPlan)setting, i =>
        {
            source.Cancel();
            throw new InvalidOperationException("boom");
        }, source.Token));

        Assert.IsTrue(e.InnerExceptions.Any(inner => inner is InvalidOperationException));
    }

    [TestMethod]
    [DynamicData(nameof(EverySetting))]
    public void ABodyThatThrowsTheTokensCancellationCancelsTheLoop(object setting)
    {
        using var source = new CancellationTokenSource();

        var e = Assert.Throws<OperationCanceledException>(() => LoopEngine.ForEach(Endless, (ExecutionPlan)setting, i =>
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
        }, source.Token));

        Assert.AreEqual(source.Token, e.CancellationToken);
    }

    [TestMethod]
    public void NoMoreThanTheWorkersRunAtOnce()
    {
        var (running, most) = (0, 0);

        LoopEngine.ForEach(Items, new(Execution.Threads, Workers: 2, ChunkSize: 1), _ =>
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
