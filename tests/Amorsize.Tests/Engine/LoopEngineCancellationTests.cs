using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class LoopEngineCancellationTests
{
    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_CanceledInBody_ReportsCancellationAsParallelDoes(object plan)
    {
        using var source = new CancellationTokenSource();

        var e = Assert.Throws<OperationCanceledException>(() =>
            LoopEngine.ForEach(LoopPlans.Endless, (ExecutionPlan)plan, i => source.Cancel(), source.Token));

        Assert.AreEqual(source.Token, e.CancellationToken);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void Map_EndlessSequence_CanBeCanceled(object plan)
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

        Assert.Throws<OperationCanceledException>(() => LoopPlans.Settings(plan).Map(CancelAt(10), i => i, source.Token));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_CanceledInLastItem_ReportsCancellation(object plan)
    {
        foreach (IEnumerable<int> items in (IEnumerable<int>[])[[1], new List<int> { 1 }, Enumerable.Range(1, 1).Where(_ => true)])
        {
            using var source = new CancellationTokenSource();

            Assert.Throws<OperationCanceledException>(() => LoopEngine.ForEach(items, (ExecutionPlan)plan, _ => source.Cancel(), source.Token));
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_CanceledBeforeStart_DoesNotEnumerateSequence(object plan)
    {
        var asked = false;

        Assert.Throws<OperationCanceledException>(() => LoopEngine.ForEach(Asked(), (ExecutionPlan)plan, _ => { }, new CancellationToken(canceled: true)));

        Assert.IsFalse(asked);

        IEnumerable<int> Asked()
        {
            asked = true;
            yield return 1;
        }
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_CanceledBeforeStart_RunsNoItem(object plan)
    {
        var runs = 0;

        Assert.Throws<OperationCanceledException>(() =>
            LoopEngine.ForEach(LoopPlans.Items, (ExecutionPlan)plan, _ => Interlocked.Increment(ref runs), new(canceled: true)));

        Assert.AreEqual(0, runs);
    }

    [TestMethod]
    public void ForEach_CanceledInBody_EndsChunksOfAllWorkers()
    {
        const int HalfOfAll = int.MaxValue / 2;
        using var source = new CancellationTokenSource();
        var last = 0;

        Assert.ThrowsExactly<OperationCanceledException>(() => LoopEngine.ForEach(LoopPlans.Endless, new(Execution.Threads, Workers: 2, HalfOfAll), i =>
        {
            if (i == 0)
                source.Cancel();
            last = i;
        }, source.Token));

        Assert.IsLessThan(HalfOfAll - 1, last % HalfOfAll);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_BodyThrowsCancellationOfToken_ReportsCancellation(object plan)
    {
        using var source = new CancellationTokenSource();

        var e = Assert.Throws<OperationCanceledException>(() => LoopEngine.ForEach(LoopPlans.Endless, (ExecutionPlan)plan, i =>
        {
            source.Cancel();
            source.Token.ThrowIfCancellationRequested();
        }, source.Token));

        Assert.AreEqual(source.Token, e.CancellationToken);
    }
}
