namespace Amorsize.Engine;

/// <summary>Runs loops over sequences that have no index. One thread at a time enumerates the sequence.</summary>
internal static class SequenceEngine
{
    /// <inheritdoc cref="LoopEngine.Run{T, TBody}"/>
    public static bool Run<T, TBody>(IEnumerable<T> source, ExecutionPlan plan, TBody body, CancellationToken cancellationToken)
        where TBody : struct, IBody<T, TBody> => plan switch
        {
            { IsLeftToFramework: true } => RunByFramework(source, body, plan.ToParallelOptions(cancellationToken)),
            { Execution: Execution.Sequential } or { Workers: 1 } => RunSequentially(source, body, cancellationToken),
            _ => RunInChunks(source, plan, body, cancellationToken),
        };

    private static bool RunByFramework<T, TBody>(IEnumerable<T> source, TBody body, ParallelOptions options)
        where TBody : struct, IBody<T, TBody>
    {
        var result = TBody.IsPlain
            ? Parallel.ForEach(source, options, (item, _, index) => body.Run(item, index))
            : Parallel.ForEach(source, options, () => body.ForWorker(), static (item, state, index, own) =>
            {
                if (!own.Run(item, index))
                    state.Stop();
                return own;
            }, static own => own.EndWorker());
        return result.IsCompleted;
    }

    private static bool RunSequentially<T, TBody>(IEnumerable<T> source, TBody body, CancellationToken cancellationToken)
        where TBody : struct, IBody<T, TBody>
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = body.ForWorker();
            try
            {
                var index = 0L;
                foreach (var item in source)
                {
                    var goesOn = own.Run(item, index++);
                    cancellationToken.ThrowIfCancellationRequested();
                    if (!goesOn)
                        return false;
                }
                return true;
            }
            finally
            {
                own.EndWorker();
            }
        }
        catch (Exception e) when (!LoopEngine.IsCancellation(e, cancellationToken))
        {
            throw new AggregateException(e);
        }
    }

    private static bool RunInChunks<T, TBody>(IEnumerable<T> source, ExecutionPlan plan, TBody body, CancellationToken cancellationToken)
        where TBody : struct, IBody<T, TBody>
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var chunks = new SequenceChunks<T>(source, plan.ChunkSize);
        LoopWorkers.Run(chunks, plan, () => RunWorker(chunks, body), cancellationToken);
        return !chunks.IsEnded;
    }

    private static void RunWorker<T, TBody>(SequenceChunks<T> chunks, TBody body)
        where TBody : struct, IBody<T, TBody>
    {
        var own = body.ForWorker();
        try
        {
            while (!chunks.IsStopped && chunks.TryTake(out var chunk))
            {
                var index = chunk.First;
                foreach (var item in chunk)
                {
                    if (chunks.IsStopped)
                        return;
                    if (!own.Run(item, index++))
                    {
                        chunks.End();
                        return;
                    }
                }
                chunks.Release(chunk);
            }
        }
        finally
        {
            own.EndWorker();
        }
    }
}
