using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Amorsize.Engine;

/// <summary>
/// Cuts a sequence into chunks whose memory is used again, so that a loop over it allocates for its workers and not for its items. The first chunks are
/// smaller: no worker is to wait until a large one is read.
/// </summary>
/// <param name="source">Enumerated once, by one thread at a time.</param>
/// <param name="size">Items of a chunk, at least 1; the last one may be shorter.</param>
internal sealed class SequenceChunks<T>(IEnumerable<T> source, int size) : StopSignal, IDisposable
{
    private readonly IEnumerator<T> items = source.GetEnumerator();
    private readonly ConcurrentBag<List<T>> free = [];
    private readonly object gate = new();
    private long next = 1;
    private bool isAtEnd;

    /// <summary>Takes the next chunk; false where nothing is left.</summary>
    public bool TryTake([NotNullWhen(true)] out List<T>? chunk)
    {
        // It grows as it is filled: what is claimed at a time may be more than there is.
        chunk = free.TryTake(out var used) ? used : [];
        lock (gate)
        {
            while (chunk.Count < next && !isAtEnd && !Ended)
            {
                // Nobody asks a sequence again that has ended, or thrown.
                isAtEnd = true;
                if (!items.MoveNext())
                    break;
                isAtEnd = false;
                chunk.Add(items.Current);
            }
            next = Math.Min(2 * next, size);
        }
        return chunk.Count > 0;
    }

    /// <summary>Gives back a chunk whose items are done.</summary>
    public void Release(List<T> chunk)
    {
        chunk.Clear();
        free.Add(chunk);
    }

    public void Dispose() => items.Dispose();
}
