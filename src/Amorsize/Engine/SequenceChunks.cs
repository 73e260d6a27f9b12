using System.Collections.Concurrent;

namespace Amorsize.Engine;

/// <summary>Cuts a sequence into chunks whose memory is used again, so that a loop over it allocates for its workers and not for its items.</summary>
/// <param name="source">Enumerated once, by one thread at a time.</param>
/// <param name="size">Items of a chunk, at least 1; the last one may be shorter.</param>
internal sealed class SequenceChunks<T>(IEnumerable<T> source, int size)
{
    private readonly ConcurrentBag<List<T>> free = [];

    public IEnumerable<List<T>> Enumerate()
    {
        using var items = source.GetEnumerator();
        for (var isMore = true; isMore;)
        {
            // It grows as it is filled: what is claimed at a time may be more than there is.
            var chunk = free.TryTake(out var used) ? used : [];
            while (chunk.Count < size && (isMore = items.MoveNext()))
                chunk.Add(items.Current);
            if (chunk.Count > 0)
                yield return chunk;
        }
    }

    /// <summary>Gives back a chunk whose items are done.</summary>
    public void Release(List<T> chunk)
    {
        chunk.Clear();
        free.Add(chunk);
    }
}
