namespace Amorsize.Measurement.Loops;

/// <summary>Chunk sizes for so many workers, as the model sees them: from one item to one range a worker.</summary>
internal sealed class ChunkSizes
{
    // Sizes closer than this cannot be told apart by measuring: times lie on a plateau that is a thousandfold wide for most loops.
    private const int Step = 4;

    // What the model cannot see, contention for memory above all, is not worth more.
    private const double Promise = 1.15;
    private const double AsGoodAsBest = 1.01;
    private const double SharedEvenly = 1.03;

    private readonly List<(int Size, double Time)> sizes = [];

    /// <param name="model">Predicts a loop of all items.</param>
    /// <param name="items">Items of a trial: no size leaves one of its workers without any.</param>
    /// <param name="workers">How many share them.</param>
    public ChunkSizes(LoopModel model, int items, int workers)
    {
        var oneRangeEach = Math.Max(1, (items + workers - 1) / workers);
        for (var size = 1L; size < oneRangeEach; size *= Step)
            sizes.Add(((int)size, model.Predict(workers, (int)size)));
        sizes.Add((oneRangeEach, model.Predict(workers, oneRangeEach)));
    }

    private double BestTime => sizes.Min(size => size.Time);

    /// <summary>The smallest of those that the model holds for best, since it is least hurt by what the model does not know of the items.</summary>
    public int Best() => sizes.First(size => size.Time <= BestTime * AsGoodAsBest).Size;

    /// <summary>The best, the finest and the coarsest that may be as good, and one in between: at most four.</summary>
    public IReadOnlyList<int> Promising()
    {
        // What a fine chunk costs a trial shows; how unevenly coarse ones are shared in production it may not.
        var best = Best();
        var promising = sizes.Where(size => size.Time <= BestTime * (size.Size < best ? Promise : SharedEvenly)).Select(size => size.Size).ToList();
        return [.. new[] { promising[0], promising[promising.Count / 2], best, promising[^1] }.Distinct()];
    }
}
