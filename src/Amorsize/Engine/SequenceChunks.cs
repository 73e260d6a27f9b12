using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Amorsize.Engine;

/// <summary>
/// Cuts a sequence into chunks and reuses their lists, so that the allocated memory grows with the workers and not with the items. The first chunks are
/// smaller, so that no worker has to wait at the start until another has read a large chunk.
/// </summary>
/// <param name="source">The items. The sequence is enumerated once, by one thread at a time.</param>
/// <param name="size">The most items in a chunk, at least 1. The first chunks and the last one are smaller.</param>
internal sealed class SequenceChunks<T>(IEnumerable<T> source, int size) : StopSignal, IDisposable
{
    private readonly IEnumerator<T> items = source.GetEnumerator();
    private readonly ConcurrentBag<SequenceChunk<T>> free = [];
    private readonly object gate = new();
    private long nextSize = 1;
    private long read;
    private bool isAtEnd;

    /// <summary>Takes the next chunk; false if no item is left.</summary>
    public bool TryTake([NotNullWhen(true)] out SequenceChunk<T>? chunk)
    {
        // The list grows as it is filled, since a chunk may be larger than the whole sequence.
        chunk = free.TryTake(out var used) ? used : [];
        lock (gate)
        {
            chunk.First = read;
            while (chunk.Count < nextSize && !isAtEnd && !IsStopped)
            {
                // Set before MoveNext, so that no worker calls MoveNext again if it throws or returns false.
                isAtEnd = true;
                if (!items.MoveNext())
                    break;
                isAtEnd = false;
                chunk.Add(items.Current);
            }
            read += chunk.Count;
            nextSize = Math.Min(2 * nextSize, size);
        }
        return chunk.Count > 0;
    }

    /// <summary>Gives back a chunk whose items are done.</summary>
    public void Release(SequenceChunk<T> chunk)
    {
        chunk.Clear();
        free.Add(chunk);
    }

    public void Dispose() => items.Dispose();
}
