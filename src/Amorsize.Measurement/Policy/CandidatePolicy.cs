namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a loop's candidates: worker counts, chunk sizes and the model behind them.</summary>
internal sealed class CandidatePolicy
{
    /// <summary>
    /// If at most this many workers are of use, all worker counts are raced without a parallelism scan. Chosen: a scan would take as many trials.
    /// </summary>
    public int MaxWorkersWithoutScan { get; init; } = 4;

    /// <summary>Most threads that are tried for an I/O-bound workload that blocks them. Chosen: each thread costs a stack.</summary>
    public int MaxThreads { get; init; } = 256;

    /// <summary>Most items in flight that are tried for an asynchronous workload. Chosen: items in flight cost no thread.</summary>
    public int MaxInFlight { get; init; } = 1024;

    /// <summary>Number of items assumed for the chunk sizes of a job that does not report its number of items. Chosen.</summary>
    public int UnknownItems { get; init; } = 1 << 10;

    /// <summary>
    /// Each chunk size is this many times the one before. Source: most loops take the same time over a thousandfold range of chunk sizes (results/landscape).
    /// Closer sizes cannot be told apart.
    /// </summary>
    public int ChunkStepFactor { get; init; } = 4;

    /// <summary>
    /// A chunk size finer than the best is raced if its predicted time is at most this multiple of the best one. Chosen: the model ignores contention for
    /// memory, which hardly matters more than this. A trial shows what a fine chunk costs.
    /// </summary>
    public double FineChunkFactor { get; init; } = 1.15;

    /// <summary>
    /// A chunk size coarser than the best is raced if its predicted time is at most this multiple of the best one. Chosen lower than
    /// <see cref="FineChunkFactor"/>: a trial may share chunks evenly that production shares unevenly.
    /// </summary>
    public double CoarseChunkFactor { get; init; } = 1.03;

    /// <summary>
    /// Of all chunk sizes within this multiple of the best predicted time, the smallest counts as the best. Chosen: small chunks suffer least from item times
    /// that the model does not know.
    /// </summary>
    public double BestChunkFactor { get; init; } = 1.01;

    /// <summary>
    /// The model schedules at most this many chunks one by one. Chosen: more chunks are shared so evenly that their total time can be divided by the workers.
    /// </summary>
    public int MaxScheduledChunks { get; init; } = 2048;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(MaxWorkersWithoutScan), MaxWorkersWithoutScan, "workers", "up to which all counts are raced"),
        new(nameof(MaxThreads), MaxThreads, "threads", "of an I/O-bound workload that blocks"),
        new(nameof(MaxInFlight), MaxInFlight, "items", "in flight, of an asynchronous I/O-bound workload"),
        new(nameof(UnknownItems), UnknownItems, "items", "assumed of a job that does not tell"),
        new(nameof(ChunkStepFactor), ChunkStepFactor, "x", "from one chunk size to the next"),
        new(nameof(FineChunkFactor), FineChunkFactor, "x", "the best predicted time: finer chunks that are raced"),
        new(nameof(CoarseChunkFactor), CoarseChunkFactor, "x", "the best predicted time: coarser chunks that are raced"),
        new(nameof(BestChunkFactor), BestChunkFactor, "x", "the best predicted time: the smallest such chunk is the best"),
        new(nameof(MaxScheduledChunks), MaxScheduledChunks, "chunks", "that the model schedules one by one"),
    ];
}
