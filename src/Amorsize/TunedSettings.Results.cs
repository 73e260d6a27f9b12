using Amorsize.Engine;
using Amorsize.Engine.Bodies;
using Amorsize.Engine.Ordered;
using Amorsize.Metrics;

namespace Amorsize;

// Loops that return results in the order of the items.
public sealed partial class TunedSettings
{
    /// <summary>Runs <paramref name="body"/> once for each item and returns the results.</summary>
    /// <returns>One result for each item, in the order of the items.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)"/>
    /// <example><code>byte[][] images = settings.Map(photos, photo => Resize(photo));</code></example>
    public TResult[] Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        var items = LoopEngine.ToArray(source, cancellationToken);
        var results = new TResult[items.Length];
        Run(items, new ResultBody<T, TResult>(body, results), cancellationToken);
        return results;
    }

    /// <summary>Runs <paramref name="body"/> once for each item, with the position of the item, and returns the results.</summary>
    /// <returns>One result for each item, in the order of the items.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T, int}, CancellationToken)"/>
    /// <example><code>string[] lines = settings.Map(photos, (photo, index) => $"{index}: {Describe(photo)}");</code></example>
    public TResult[] Map<T, TResult>(IEnumerable<T> source, Func<T, int, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        var items = LoopEngine.ToArray(source, cancellationToken);
        var results = new TResult[items.Length];
        Run(items, new IndexedResultBody<T, TResult>(body, results), cancellationToken);
        return results;
    }

    /// <summary>
    /// Runs the asynchronous <paramref name="body"/> once for each item and returns the results. Up to <see cref="MaxDegreeOfParallelism"/> items are in
    /// flight.
    /// </summary>
    /// <returns>A task with one result for each item, in the order of the items.</returns>
    /// <inheritdoc cref="ForEachAsync{T}(IEnumerable{T}, Func{T, CancellationToken, ValueTask}, CancellationToken)"/>
    /// <example><code>Price[] prices = await settings.MapAsync(products, async (product, ct) => await FetchAsync(product, ct));</code></example>
    public Task<TResult[]> MapAsync<T, TResult>(IEnumerable<T> source, Func<T, CancellationToken, ValueTask<TResult>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return Recorded(body, counted => OrderedLoops.MapAsync(source, Plan, counted, cancellationToken));
    }

    /// <inheritdoc cref="MapAsync{T, TResult}(IEnumerable{T}, Func{T, CancellationToken, ValueTask{TResult}}, CancellationToken)"/>
    public Task<TResult[]> MapAsync<T, TResult>(IAsyncEnumerable<T> source, Func<T, CancellationToken, ValueTask<TResult>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return Recorded(body, counted => OrderedLoops.MapAsync(source, Plan, counted, cancellationToken));
    }

    /// <summary>
    /// Runs the asynchronous <paramref name="body"/> once for each item and yields the results, in the order of the items, while the loop runs. The loop starts
    /// no further item while four results for each place in flight wait to be taken. It ends when the enumeration ends.
    /// </summary>
    /// <param name="source">The items. They are read as their results are taken.</param>
    /// <param name="body">Handles one item. The token that it gets is canceled when the loop ends early.</param>
    /// <param name="cancellationToken">Cancels the loop, as a token given to the enumeration does.</param>
    /// <returns>
    /// The results. After the result before it, the enumeration throws the first exception of the loop, or an <see cref="OperationCanceledException"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null. The call itself throws it, not the enumeration.</exception>
    /// <example><code>await foreach (var page in settings.StreamAsync(addresses, async (address, ct) => await LoadAsync(address, ct))) Write(page);</code></example>
    public IAsyncEnumerable<TResult> StreamAsync<T, TResult>(IEnumerable<T> source, Func<T, CancellationToken, ValueTask<TResult>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return RecordedStream(body, counted => OrderedLoops.StreamAsync(OrderedLoops.ToAsync(source), Plan, counted, cancellationToken));
    }

    /// <inheritdoc cref="StreamAsync{T, TResult}(IEnumerable{T}, Func{T, CancellationToken, ValueTask{TResult}}, CancellationToken)"/>
    public IAsyncEnumerable<TResult> StreamAsync<T, TResult>(IAsyncEnumerable<T> source, Func<T, CancellationToken, ValueTask<TResult>> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return RecordedStream(body, counted => OrderedLoops.StreamAsync(source, Plan, counted, cancellationToken));
    }

    /// <summary>
    /// Runs <paramref name="body"/> once for each item and yields the results, in the order of the items, while the loop runs. Threads of the pool run the
    /// items in chunks. The loop starts no further chunk while four for each worker wait to be taken. It ends when the enumeration ends.
    /// </summary>
    /// <param name="source">The items. They are read as their results are taken, by one thread at a time.</param>
    /// <param name="body">Handles one item. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop, as a token given to the enumeration does.</param>
    /// <returns>The results. The enumeration throws the first exception of the loop, or an <see cref="OperationCanceledException"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is null. The call itself throws it, not the enumeration.</exception>
    /// <example><code>await foreach (var line in settings.StreamAsync(File.ReadLines(path), line => Parse(line))) Write(line);</code></example>
    public IAsyncEnumerable<TResult> StreamAsync<T, TResult>(IEnumerable<T> source, Func<T, TResult> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return LoopRecord.IsWanted
            ? LoopRecord.Stream(resolved, record => ComputedStream.StreamAsync(source, Plan, item =>
            {
                record.Add(1);
                return body(item);
            }, cancellationToken), CancellationToken.None)
            : ComputedStream.StreamAsync(source, Plan, body, cancellationToken);
    }

    private IAsyncEnumerable<TResult> RecordedStream<T, TResult>(
        Func<T, CancellationToken, ValueTask<TResult>> body, Func<Func<T, CancellationToken, ValueTask<TResult>>, IAsyncEnumerable<TResult>> loop) =>
        LoopRecord.IsWanted ? LoopRecord.Stream(resolved, record => loop((item, token) =>
        {
            record.Add(1);
            return body(item, token);
        }), CancellationToken.None) : loop(body);

    private TTask Recorded<T, TBodyTask, TTask>(Func<T, CancellationToken, TBodyTask> body, Func<Func<T, CancellationToken, TBodyTask>, TTask> loop)
        where TTask : Task
    {
        if (LoopRecord.Start(resolved) is not { } record)
            return loop(body);
        var task = loop((item, token) =>
        {
            record.Add(1);
            return body(item, token);
        });
        record.EndWith(task);
        return task;
    }
}
