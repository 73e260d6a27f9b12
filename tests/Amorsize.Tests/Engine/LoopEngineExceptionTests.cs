using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class LoopEngineExceptionTests
{
    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_ThrowingBody_ReportsExceptionAsParallelDoes(object plan)
    {
        var e = Assert.ThrowsExactly<AggregateException>(() =>
            LoopEngine.ForEach(LoopPlans.Items, (ExecutionPlan)plan, i => throw new InvalidOperationException("boom"), CancellationToken.None));

        Assert.IsInstanceOfType<InvalidOperationException>(e.InnerExceptions[0]);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_BodyThrowsAggregate_KeepsItAsInnerException(object plan)
    {
        var e = Assert.ThrowsExactly<AggregateException>(() =>
            LoopEngine.ForEach(LoopPlans.Items, (ExecutionPlan)plan, i => throw new AggregateException(new InvalidOperationException("boom")), CancellationToken.None));

        Assert.IsInstanceOfType<AggregateException>(e.InnerExceptions[0]);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_ThrowingBody_EndsLoopEarly(object plan)
    {
        var started = 0;

        Assert.ThrowsExactly<AggregateException>(() => LoopEngine.ForEach(LoopPlans.Endless, (ExecutionPlan)plan, i =>
        {
            Interlocked.Increment(ref started);
            throw new InvalidOperationException("boom");
        }, CancellationToken.None));

        Assert.IsLessThan(1_000_000, started);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEachAndMap_ThrowingSequence_ReportExceptionAsParallelDoes(object plan)
    {
        static IEnumerable<int> Broken()
        {
            yield return 1;
            throw new InvalidOperationException("boom");
        }

        foreach (Action loop in (Action[])
        [
            () => LoopEngine.ForEach(Broken(), (ExecutionPlan)plan, _ => { }, CancellationToken.None),
            () => LoopPlans.Settings(plan).Map(Broken(), i => i, CancellationToken.None),
        ])
            Assert.IsInstanceOfType<InvalidOperationException>(Assert.ThrowsExactly<AggregateException>(loop).InnerExceptions[0]);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void Map_ThrowingBody_ReportsExceptionAsParallelDoes(object plan)
    {
        var e = Assert.ThrowsExactly<AggregateException>(() =>
            LoopPlans.Settings(plan).Map<int, int>(LoopPlans.Items, i => throw new InvalidOperationException("boom"), CancellationToken.None));

        Assert.IsInstanceOfType<InvalidOperationException>(e.InnerExceptions[0]);
    }

    [TestMethod]
    public void ForEach_ThrowingBody_EndsChunksOfOtherWorkers()
    {
        const int HalfOfAll = int.MaxValue / 2;
        var last = 0;

        Assert.ThrowsExactly<AggregateException>(() => LoopEngine.ForEach(LoopPlans.Endless, new(Execution.Threads, Workers: 2, HalfOfAll), i =>
        {
            if (i == 0)
                throw new InvalidOperationException("boom");
            last = i;
        }, CancellationToken.None));

        Assert.IsLessThan(int.MaxValue - 2, last);
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_ExceptionAfterCancellation_ReportsException(object plan)
    {
        using var source = new CancellationTokenSource();

        var e = Assert.ThrowsExactly<AggregateException>(() => LoopEngine.ForEach(LoopPlans.Endless, (ExecutionPlan)plan, i =>
        {
            source.Cancel();
            throw new InvalidOperationException("boom");
        }, source.Token));

        Assert.IsTrue(e.InnerExceptions.Any(inner => inner is InvalidOperationException));
    }
}
