using System.Collections.Concurrent;
using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

/// <summary>The forms of synchronous loops, under every kind of plan and for every kind of source.</summary>
[TestClass]
public sealed class LoopFormTests
{
    private static readonly int[] Items = [.. LoopPlans.Items.Select(i => 7 * i)];

    private static IEnumerable<int>[] Sources => [Items, Items.ToList(), Items.Where(_ => true)];

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_IndexedBody_GetsPositionOfItem(object plan)
    {
        foreach (var source in Sources)
        {
            var seen = new int[Items.Length];
            LoopPlans.Settings(plan).ForEach(source, (item, index) => Interlocked.Add(ref seen[index], item));
            Assert.AreSequenceEqual(Items, seen);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void Map_IndexedBody_GetsPositionOfItem(object plan)
    {
        foreach (var source in Sources)
            Assert.AreSequenceEqual(Items.Select((item, index) => item - index).ToArray(), LoopPlans.Settings(plan).Map(source, (item, index) => item - index));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_LocalBody_PassesOneValueAlongEachWorker(object plan)
    {
        foreach (var source in Sources)
        {
            var (begun, sums) = (0, new ConcurrentBag<int>());
            LoopPlans.Settings(plan).ForEach(source, () => Interlocked.Increment(ref begun) * 0, (item, sum) => sum + item, sums.Add);
            Assert.AreEqual(Items.Sum(), sums.Sum());
            Assert.AreEqual(begun, sums.Count);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_LocalBodyThatThrows_EndsEachWorkerAndThrowsAggregate(object plan)
    {
        foreach (var source in Sources)
        {
            var open = 0;
            var e = Assert.ThrowsExactly<AggregateException>(() => LoopPlans.Settings(plan).ForEach(
                source, () => Interlocked.Increment(ref open), (item, local) => throw new InvalidOperationException("boom"), (int _) => Interlocked.Decrement(ref open)));
            Assert.IsInstanceOfType<InvalidOperationException>(e.InnerException);
            Assert.AreEqual(0, open);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEachWhile_BodyReturnsFalse_StartsNoFurtherItem(object plan)
    {
        var runs = 0;
        Assert.IsFalse(LoopPlans.Settings(plan).ForEachWhile(LoopPlans.Endless, _ => Interlocked.Increment(ref runs) < 100));
        Assert.IsLessThan(100 + 100_000, runs);
        Assert.IsFalse(LoopPlans.Settings(plan).ForEachWhile(EndlessSequence(), i => i < 100));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEachWhile_BodyReturnsTrue_RunsAllItems(object plan)
    {
        foreach (var source in Sources)
        {
            var runs = 0;
            Assert.IsTrue(LoopPlans.Settings(plan).ForEachWhile(source, _ => Interlocked.Increment(ref runs) > 0));
            Assert.AreEqual(Items.Length, runs);
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void For_Range_RunsEachNumberOnce(object plan)
    {
        var runs = new int[1000];
        LoopPlans.Settings(plan).For(-500, 500, i => Interlocked.Increment(ref runs[i + 500]));
        Assert.IsTrue(runs.All(count => count == 1));
        LoopPlans.Settings(plan).For(5, 5, _ => Assert.Fail());
        LoopPlans.Settings(plan).For(5, int.MinValue, _ => Assert.Fail());
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void For_LocalBody_PassesOneValueAlongEachWorker(object plan)
    {
        var sums = new ConcurrentBag<long>();
        LoopPlans.Settings(plan).For(1, 1001, () => 0L, (i, sum) => sum + i, sums.Add);
        Assert.AreEqual(500_500, sums.Sum());
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForWhile_BodyReturnsFalse_EndsTheLoop(object plan)
    {
        Assert.IsFalse(LoopPlans.Settings(plan).ForWhile(0, int.MaxValue, i => i < 100 && i != 50));
        Assert.IsTrue(LoopPlans.Settings(plan).ForWhile(0, 100, _ => true));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForSlices_Range_CoversEachNumberOnce(object plan)
    {
        var runs = new int[1001];
        LoopPlans.Settings(plan).ForSlices(-500, 501, (from, to) =>
        {
            for (var i = from; i < to; i++)
                Interlocked.Increment(ref runs[i + 500]);
        });
        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    public void ForSlices_TunedChunk_IsTheSizeOfASlice()
    {
        var slices = new ConcurrentBag<(int From, int To)>();
        LoopPlans.Settings(new ExecutionPlan(Execution.Threads, Workers: 2, ChunkSize: 400)).ForSlices(int.MaxValue - 1000, int.MaxValue, (from, to) => slices.Add((from, to)));
        Assert.AreSequenceEqual(new[] { (int.MaxValue - 1000, int.MaxValue - 600), (int.MaxValue - 600, int.MaxValue - 200), (int.MaxValue - 200, int.MaxValue) }, slices.Order().ToArray());
    }

    [TestMethod]
    public void For_RangeOfMoreNumbersThanInt32_Throws()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LoopPlans.Settings(ExecutionPlan.Sequential).For(-1, int.MaxValue, _ => { }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => LoopPlans.Settings(ExecutionPlan.Sequential).ForSlices(-1, int.MaxValue, (_, _) => { }));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void EveryForm_CanceledToken_ThrowsAndStartsNothing(object plan)
    {
        var (settings, canceled) = (LoopPlans.Settings(plan), new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => settings.ForEach(Items, (_, _) => Assert.Fail(), canceled));
        Assert.Throws<OperationCanceledException>(() => settings.ForEachWhile(Items.Where(_ => true), _ => throw new InvalidOperationException(), canceled));
        Assert.Throws<OperationCanceledException>(() => settings.For(0, 10, _ => Assert.Fail(), canceled));
        Assert.Throws<OperationCanceledException>(() => settings.ForSlices(0, 10, (_, _) => Assert.Fail(), canceled));
        Assert.Throws<OperationCanceledException>(() => settings.For(0, 10, () => throw new InvalidOperationException(), (int _, int local) => local, _ => { }, canceled));
    }

    private static IEnumerable<int> EndlessSequence()
    {
        for (var i = 0; ; i++)
            yield return i;
    }
}
