using Amorsize.Measurement.Loops;

namespace Amorsize.Measurement.Tests.Loops;

[TestClass]
public sealed class LoopModelTests
{
    private static readonly DispatchOverhead Free = new(ForkJoinMicroseconds: 0, ClaimMicroseconds: 0);

    [TestMethod]
    public void Predict_EqualItems_AreSharedEvenly() => Assert.AreEqual(250, new LoopModel(100, itemMicroseconds: 10, itemTimes: [], Free).Predict(workers: 4, chunk: 1), 1e-9);

    [TestMethod]
    public void Predict_FewChunks_LastRoundTakesAWholeChunk() =>
        // With five chunks of twenty items for four workers, one worker runs two chunks.
        Assert.AreEqual(400, new LoopModel(100, itemMicroseconds: 10, itemTimes: [], Free).Predict(workers: 4, chunk: 20), 1e-9);

    [TestMethod]
    public void Predict_OneRangeEach_TakesAsLongAsTheLongestRange() =>
        // An item of the second half takes three times as long as one of the first.
        Assert.AreEqual(750, new LoopModel(100, itemMicroseconds: 10, itemTimes: [1, 3], Free).Predict(workers: 2, chunk: 50), 1e-9);

    [TestMethod]
    public void Predict_Overhead_AddsForkJoinAndAClaimPerChunk() =>
        Assert.AreEqual(7 + (50 * (10 + 0.5)), new LoopModel(100, itemMicroseconds: 10, itemTimes: [], new(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.5)).Predict(workers: 2, chunk: 1), 1e-9);

    [TestMethod]
    public void Predict_ManyChunks_EstimateAgreesWithSchedule()
    {
        var overhead = new DispatchOverhead(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.5);
        var scheduled = new LoopModel(2048, itemMicroseconds: 10, itemTimes: [1, 2, 1], overhead).Predict(workers: 4, chunk: 1);
        var estimated = new LoopModel(2049, itemMicroseconds: 10, itemTimes: [1, 2, 1], overhead).Predict(workers: 4, chunk: 1);

        Assert.AreEqual(1, estimated / scheduled, 0.01);
    }

    [TestMethod]
    public void Best_ShortOrLongItems_IsLargeOrSmallChunk()
    {
        var overhead = new DispatchOverhead(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.1);

        Assert.IsGreaterThan(1000, BestChunk(items: 1_000_000, itemMicroseconds: 0.002, []));
        Assert.AreEqual(1, BestChunk(items: 20, itemMicroseconds: 1000, [1, 1, 1, 10, 1]));

        int BestChunk(int items, double itemMicroseconds, double[] itemTimes) => new ChunkSizes(new(items, itemMicroseconds, itemTimes, overhead), items, workers: 8).Best();
    }

    [TestMethod]
    public void Promising_ChunkEvenInTrialButNotInProduction_IsLeftOut()
    {
        // A chunk of half the trial's items is shared evenly by two workers. Of all items one worker would run three such chunks, the other two.
        var sizes = new ChunkSizes(new(60_000, itemMicroseconds: 1.5, itemTimes: [], new(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.1)), items: 26_546, workers: 2);

        Assert.IsLessThan(13_273, sizes.Promising()[^1]);
    }

    [TestMethod]
    public void Promising_ManyItems_IsFourSizesWithFinestAndCoarsest()
    {
        var sizes = new ChunkSizes(new(1_000_000, itemMicroseconds: 1, itemTimes: [], new(ForkJoinMicroseconds: 7, ClaimMicroseconds: 0.1)), items: 1_000_000, workers: 2);

        var promising = sizes.Promising();

        Assert.HasCount(4, promising);
        Assert.AreEqual(1, promising[0]);
        Assert.AreEqual(500_000, promising[^1]);
        Assert.Contains(sizes.Best(), promising);
    }
}
