using Amorsize.Benchmarks.Kinds;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Engine;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class PlanGridTests
{
    [TestMethod]
    public void For_CpuBound_HasAllWorkerCountsAndChunksUpToOneRangeEach()
    {
        var grid = PlanGrid.For(Execution.Threads, Nature.CpuBound, items: 10, processors: 3);

        Assert.AreSequenceEqual(
            [
                ExecutionPlan.Sequential,
                new(Execution.Threads, Workers: 3, ChunkSize: 0),
                new(Execution.Threads, Workers: 2, ChunkSize: 1),
                new(Execution.Threads, Workers: 2, ChunkSize: 2),
                new(Execution.Threads, Workers: 2, ChunkSize: 4),
                new(Execution.Threads, Workers: 2, ChunkSize: 5),
                new(Execution.Threads, Workers: 3, ChunkSize: 1),
                new(Execution.Threads, Workers: 3, ChunkSize: 2),
                new(Execution.Threads, Workers: 3, ChunkSize: 4),
            ],
            grid);
    }

    [TestMethod]
    public void For_IoBound_HasMoreWorkersThanProcessors()
    {
        var workers = PlanGrid.For(Execution.Async, Nature.IoBound, items: 1000, processors: 2).Where(plan => plan.Execution == Execution.Async).Select(plan => plan.Workers);

        Assert.AreSequenceEqual([2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512], workers);
    }

    [TestMethod]
    public void For_FewItems_HasNoMoreWorkersThanItems() =>
        Assert.AreEqual(5, PlanGrid.For(Execution.Threads, Nature.IoBound, items: 5, processors: 2).Max(plan => plan.Workers));
}
