using Amorsize.Engine;

namespace Amorsize.Tests.Engine;

[TestClass]
public sealed class LoopEngineTests
{
    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_Array_RunsEachItemOnce(object plan)
    {
        var runs = new int[LoopPlans.Items.Length];

        LoopEngine.ForEach(LoopPlans.Items, (ExecutionPlan)plan, i => Interlocked.Increment(ref runs[i]), CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_List_RunsEachItemOnce(object plan)
    {
        var runs = new int[LoopPlans.Items.Length];

        LoopEngine.ForEach(LoopPlans.Items.ToList(), (ExecutionPlan)plan, i => Interlocked.Increment(ref runs[i]), CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void ForEach_Sequence_RunsEachItemOnce(object plan)
    {
        var runs = new int[LoopPlans.Items.Length];

        LoopEngine.ForEach(LoopPlans.Items.Where(_ => true), (ExecutionPlan)plan, i => Interlocked.Increment(ref runs[i]), CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public async Task ForEachAsync_Array_RunsEachItemOnce(object plan)
    {
        var runs = new int[LoopPlans.Items.Length];

        await LoopEngine.ForEachAsync(LoopPlans.Items, (ExecutionPlan)plan, async (i, cancellation) =>
        {
            await Task.Yield();
            Interlocked.Increment(ref runs[i]);
        }, CancellationToken.None);

        Assert.IsTrue(runs.All(count => count == 1));
    }

    [TestMethod]
    [DynamicData(nameof(LoopPlans.Every), typeof(LoopPlans))]
    public void Map_AnySource_KeepsOrderOfItems(object plan)
    {
        var expected = LoopPlans.Items.Select(i => $"{i}").ToArray();

        Assert.AreSequenceEqual(expected, LoopPlans.Settings(plan).Map(LoopPlans.Items, i => $"{i}", CancellationToken.None));
        Assert.AreSequenceEqual(expected, LoopPlans.Settings(plan).Map(LoopPlans.Items.ToList(), i => $"{i}", CancellationToken.None));
        Assert.AreSequenceEqual(expected, LoopPlans.Settings(plan).Map(LoopPlans.Items.Where(_ => true), i => $"{i}", CancellationToken.None));
    }
}
