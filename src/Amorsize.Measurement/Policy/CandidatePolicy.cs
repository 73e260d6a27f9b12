namespace Amorsize.Measurement.Policy;

/// <summary>Constants of a loop's candidates: worker counts, chunk sizes and the model behind them.</summary>
internal sealed record CandidatePolicy
{
    /// <summary>Up to so many workers, all worker counts are raced without a scan. Chosen: a scan would take as many trials.</summary>
    public int MaxWorkersWithoutScan { get; init; } = 4;

    /// <summary>I/O-bound workloads that block: threads at most. Chosen: each costs a stack.</summary>
    public int MaxThreads { get; init; } = 256;

    /// <summary>I/O-bound asynchronous workloads: items in flight at most. Chosen: they cost no thread.</summary>
    public int MaxInFlight { get; init; } = 1024;

    /// <summary>Items that chunk sizes are computed for where a job does not say how many it has. Chosen.</summary>
    public int UnknownItems { get; init; } = 1 << 10;

    /// <summary>Each chunk size is so many times the one before. Source: times lie on a plateau that is a thousandfold wide for most loops (results/landscape), so closer sizes cannot be told apart.</summary>
    public int ChunkStepFactor { get; init; } = 4;

    /// <summary>
    /// A finer chunk than the best is raced if the model predicts at most this multiple of the best time. Chosen: the model does not see contention for
    /// memory, which is hardly worth more; a trial shows what a fine chunk costs.
    /// </summary>
    public double FineChunkFactor { get; init; } = 1.15;

    /// <summary>The same for a coarser chunk. Chosen lower: a trial may share chunks evenly that production shares unevenly.</summary>
    public double CoarseChunkFactor { get; init; } = 1.03;

    /// <summary>The smallest chunk within this multiple of the best predicted time is the best. Chosen: it is hurt least by what the model does not know.</summary>
    public double BestChunkFactor { get; init; } = 1.01;

    /// <summary>Chunks that the model schedules one by one, at most. Chosen: more of them are as good as evenly spread.</summary>
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
