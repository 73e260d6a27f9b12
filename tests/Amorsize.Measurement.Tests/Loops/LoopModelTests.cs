using Amorsize.Measurement.Loops;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class LoopModelTests
{
    private static readonly DispatchOverhead Free = new(ForkJoinMicroseconds: 0, ClaimMicroseconds: 0);

    [TestMethod]
    public void EqualItemsAreSharedEvenly() => Assert.AreEqual(250, new LoopModel(100, itemMicroseconds: 10, itemTimes: [], Free).Predict(workers: 4, chunk: 1), 1e-9);

    [TestMethod]
    public void TheLastRoundIsAsLongAsAChunkWhereChunksAreFew() =>
        // Five chunks of twenty for four workers: one of them has two.
        Assert.AreEqual(400, new LoopModel(100, itemMicroseconds: 10, itemTimes: [], Free).Predict(workers: 4, chunk: 20), 1e-9);

    [TestMethod]
    public void ARangeEachIsAsSlowAsTheLongestRange() =>
        // The second half is three times as long as the first.
        Assert.AreEqual(750, new LoopModel(100, itemMicroseconds: 10, itemTimes: [1, 3], Free).Predict(workers: 2, chunk: 50), 1e-9);

    [TestMethod]
    public void EachChunkCostsAClaimAndEachLoopAForkAndJoin() =>
        Assert.AreEqual(7 + (50 * (10 + 0.5)), new LoopModel(100, itemMicroseconds: 10, itemTimes: [], new(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.5)).Predict(workers: 2, chunk: 1), 1e-9);

    [TestMethod]
    public void ManyChunksAreEstimatedAsTheyWouldBeScheduled()
    {
        var overhead = new DispatchOverhead(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.5);
        var scheduled = new LoopModel(2048, itemMicroseconds: 10, itemTimes: [1, 2, 1], overhead).Predict(workers: 4, chunk: 1);
        var estimated = new LoopModel(2049, itemMicroseconds: 10, itemTimes: [1, 2, 1], overhead).Predict(workers: 4, chunk: 1);

        Assert.AreEqual(1, estimated / scheduled, 0.01);
    }

    [TestMethod]
    public void ManyShortItemsGetALargeChunkAndFewLongOnesASmallOne()
    {
        var overhead = new DispatchOverhead(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.1);

        Assert.IsGreaterThan(1000, BestChunk(items: 1_000_000, itemMicroseconds: 0.002, []));
        Assert.AreEqual(1, BestChunk(items: 20, itemMicroseconds: 1000, [1, 1, 1, 10, 1]));

        int BestChunk(int items, double itemMicroseconds, double[] itemTimes) => new ChunkSizes(new(items, itemMicroseconds, itemTimes, overhead), items, workers: 8).Best();
    }

    [TestMethod]
    public void ALargeChunkThatATrialSharesEvenlyButProductionDoesNotIsNotWorthRacing()
    {
        // Half of what the trial runs each; of all items one worker would get three such chunks, the other two.
        var sizes = new ChunkSizes(new(60_000, itemMicroseconds: 1.5, itemTimes: [], new(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.1)), items: 26_546, workers: 2);

        Assert.IsLessThan(13_273, sizes.Promising()[^1]);
    }

    [TestMethod]
    public void FourChunkSizesAreWorthRacingAtMostAndTheFinestAndTheCoarsestAreAmongThem()
    {
        var sizes = new ChunkSizes(new(1_000_000, itemMicroseconds: 1, itemTimes: [], new(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.1)), items: 1_000_000, workers: 2);

        var promising = sizes.Promising();

        Assert.HasCount(4, promising);
        Assert.AreEqual(1, promising[0]);
        Assert.AreEqual(500_000, promising[^1]);
        CollectionAssert.Contains(promising.ToList(), sizes.Best());
    }
}
