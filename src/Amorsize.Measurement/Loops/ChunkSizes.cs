using Amorsize.Measurement.Policy;

namespace Amorsize.Measurement.Loops;

/// <summary>Chunk sizes for a number of workers with their predicted times: from one item to one range a worker.</summary>
internal sealed class ChunkSizes
{
    private readonly List<(int Size, double Time)> sizes = [];
    private readonly CandidatePolicy policy;

    /// <param name="model">Predicts a loop of all items.</param>
    /// <param name="items">Items of a trial: no size leaves one of its workers without any.</param>
    /// <param name="workers">How many share them.</param>
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

    /// <summary>The smallest of the sizes whose predicted times are about the best: the model does not know all of the items, and small chunks are hurt least by that.</summary>
    public int Best() => sizes.First(size => size.Time <= BestTime * policy.BestChunkFactor).Size;

    /// <summary>The best size, the finest and the coarsest that may be as good, and one in between: at most four.</summary>
    public IReadOnlyList<int> Promising()
    {
        // A trial shows the cost of a fine chunk. It may not show how unevenly production shares coarse ones.
        var best = Best();
        var promising = sizes.Where(size => size.Time <= BestTime * (size.Size < best ? policy.FineChunkFactor : policy.CoarseChunkFactor)).Select(size => size.Size).ToList();
        return [.. new[] { promising[0], promising[promising.Count / 2], best, promising[^1] }.Distinct()];
    }
}
