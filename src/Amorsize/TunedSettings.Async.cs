using Amorsize.Engine;
using Amorsize.Engine.Ordered;

namespace Amorsize;

// Asynchronous loops without results.
public sealed partial class TunedSettings
{
    /// <summary>
    /// Runs the asynchronous <paramref name="body"/> once for each item, in no particular order. Up to <see cref="MaxDegreeOfParallelism"/> items are in
    /// flight.
    /// </summary>
    /// <param name="source">The items.</param>
    /// <param name="body">Handles one item. The token that it gets is canceled when the loop ends early.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <returns>
    /// A task that completes when all items are done. It is faulted or canceled in the same way as that of
    /// <see cref="Parallel.ForEachAsync{TSource}(IEnumerable{TSource}, ParallelOptions, Func{TSource, CancellationToken, ValueTask})"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null. The call itself throws it, not the task.</exception>
    /// <example><code>await settings.ForEachAsync(products, async (product, ct) => await SendAsync(product, ct));</code></example>
    public Task ForEachAsync<T>(IEnumerable<T> source, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return Recorded(body, counted => LoopEngine.ForEachAsync(source, Plan, counted, cancellationToken));
    }

    /// <inheritdoc cref="ForEachAsync{T}(IEnumerable{T}, Func{T, CancellationToken, ValueTask}, CancellationToken)"/>
    public Task ForEachAsync<T>(IAsyncEnumerable<T> source, Func<T, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return Recorded(body, counted => LoopEngine.ForEachAsync(source, Plan, counted, cancellationToken));
    }

    /// <summary>Runs the asynchronous <paramref name="body"/> once for each item, with the position of the item in <paramref name="source"/>; 0 is the first.</summary>
    /// <param name="source">The items; at most <see cref="int.MaxValue"/>.</param>
    /// <param name="body">Handles one item, given the item, its position, and a token that is canceled when the loop ends early.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <inheritdoc cref="ForEachAsync{T}(IEnumerable{T}, Func{T, CancellationToken, ValueTask}, CancellationToken)" path="/returns|/exception"/>
    /// <example><code>await settings.ForEachAsync(parts, async (part, index, ct) => await UploadAsync(index, part, ct));</code></example>
    public Task ForEachAsync<T>(IEnumerable<T> source, Func<T, int, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return ForEachAsync(OrderedLoops.Numbered(source), (entry, token) => body(entry.Item, checked((int)entry.Index), token), cancellationToken);
    }

    /// <inheritdoc cref="ForEachAsync{T}(IEnumerable{T}, Func{T, int, CancellationToken, ValueTask}, CancellationToken)"/>
    public Task ForEachAsync<T>(IAsyncEnumerable<T> source, Func<T, int, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return ForEachAsync(OrderedLoops.Numbered(source, CancellationToken.None), (entry, token) => body(entry.Item, checked((int)entry.Index), token), cancellationToken);
    }
}
