using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// The possible chunk sizes for a number of workers, with their predicted times. They range from one item to one equal share of the items for each worker.
/// </summary>
internal sealed class ChunkSizes
{
    private readonly List<(int Size, double Time)> sizes = [];
    private readonly CandidatePolicy policy;

    /// <param name="model">Predicts the time of a loop over all items.</param>
    /// <param name="items">Number of items in a trial. No chunk size is so large that one of the trial's workers gets no item.</param>
    /// <param name="workers">Number of workers that share the items.</param>
    /// <param name="policy">Which sizes are worth racing.</param>
    public ChunkSizes(LoopModel model, int items, int workers, CandidatePolicy? policy = null)
    {
        this.policy = policy ?? MeasurementPolicy.Default.Candidates;
        var oneRangeEach = Math.Max(1, (items + workers - 1) / workers);
        for (var size = 1L; size < oneRangeEach; size *= this.policy.ChunkStepFactor)
            sizes.Add(((int)size, model.Predict(workers, (int)size)));
        sizes.Add((oneRangeEach, model.Predict(workers, oneRangeEach)));
    }

    private double BestTime => sizes.Min(size => size.Time);

    /// <summary>
    /// The smallest chunk size whose predicted time is about the best. The model does not know the time of every item, and small chunks suffer least from that.
    /// </summary>
    public int Best() => sizes.First(size => size.Time <= BestTime * policy.BestChunkFactor).Size;

    /// <summary>At most four chunk sizes: the best, the finest and the coarsest that may be as good, and one in between.</summary>
    public IReadOnlyList<int> Promising()
    {
        // Finer chunks get a wider margin, because a trial shows their cost. A trial may not show how unevenly production shares coarse chunks.
        var best = Best();
        var promising = sizes.Where(size => size.Time <= BestTime * (size.Size < best ? policy.FineChunkFactor : policy.CoarseChunkFactor)).Select(size => size.Size).ToList();
        return [.. new[] { promising[0], promising[promising.Count / 2], best, promising[^1] }.Distinct()];
    }
}
