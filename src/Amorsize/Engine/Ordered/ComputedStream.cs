using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Amorsize.Engine.Ordered;

/// <summary>Yields the results of a synchronous body in order. Items pass through <see cref="OrderedLoops"/> in chunks, whose lists are reused.</summary>
internal static class ComputedStream
{
    // Items in a chunk where the plan leaves the partitioning to the framework. Parallel reads 512 bytes of a sequence at a time: 64 references.
    private const int ChunkSizeOfFramework = 64;

    public static async IAsyncEnumerable<TResult> StreamAsync<T, TResult>(
        IEnumerable<T> source, ExecutionPlan plan, Func<T, TResult> body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (plan.Workers == 1)
        {
            foreach (var item in source)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return body(item);
            }
            yield break;
        }
        using var chunks = new SequenceChunks<T>(source, plan.ChunkSize > 0 ? plan.ChunkSize : ChunkSizeOfFramework);
        var free = new ConcurrentBag<List<TResult>>();
        var lists = OrderedLoops.StreamAsync(OrderedLoops.ToAsync(All(chunks)), plan, (chunk, token) => new ValueTask<List<TResult>>(Results(chunk, token)), cancellationToken);
        await foreach (var results in lists.ConfigureAwait(false))
        {
            foreach (var result in results)
                yield return result;
            results.Clear();
            free.Add(results);
        }

        List<TResult> Results(SequenceChunk<T> chunk, CancellationToken token)
        {
            var results = free.TryTake(out var used) ? used : [];
            foreach (var item in chunk)
            {
                token.ThrowIfCancellationRequested();
                results.Add(body(item));
            }
            chunks.Release(chunk);
            return results;
        }
    }

    private static IEnumerable<SequenceChunk<T>> All<T>(SequenceChunks<T> chunks)
    {
        while (chunks.TryTake(out var chunk))
            yield return chunk;
    }
}
