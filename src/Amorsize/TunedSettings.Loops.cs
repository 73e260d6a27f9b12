using Amorsize.Engine;
using Amorsize.Engine.Bodies;
using Amorsize.Metrics;

namespace Amorsize;

// Synchronous loops.
public sealed partial class TunedSettings
{
    /// <summary>Runs <paramref name="body"/> once for each item, in no particular order, and returns when all items are done.</summary>
    /// <param name="source">The items. Lists and arrays are indexed; other sequences are enumerated in chunks, by one thread at a time.</param>
    /// <param name="body">Handles one item. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="AggregateException">One or more calls of <paramref name="body"/> threw. No further item was started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <example><code>TunedSettings.For("thumbnails").ForEach(photos, photo => Resize(photo));</code></example>
    public void ForEach<T>(IEnumerable<T> source, Action<T> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        Run(source, new ItemBody<T>(body), cancellationToken);
    }

    /// <summary>Runs <paramref name="body"/> once for each item, with the position of the item in <paramref name="source"/>; 0 is the first.</summary>
    /// <param name="source">The items; at most <see cref="int.MaxValue"/>.</param>
    /// <param name="body">Handles one item, given the item and its position. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    /// <example><code>settings.ForEach(photos, (photo, index) => names[index] = Rename(photo));</code></example>
    public void ForEach<T>(IEnumerable<T> source, Action<T, int> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        Run(source, new IndexedBody<T>(body), cancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="body"/> once for each item, with a value of the worker that runs it: a buffer, a connection or a partial result. There are about
    /// as many values as workers, and no value is used by two threads at once.
    /// </summary>
    /// <param name="source">The items.</param>
    /// <param name="localInit">Creates the value of a worker before its first item.</param>
    /// <param name="body">Handles one item, given the item and the value of the worker. Returns the value for the worker's next item.</param>
    /// <param name="localFinally">Takes the value of a worker after its last item, also when an item threw. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="AggregateException">One or more calls of a delegate threw. No further item was started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    /// <example><code>settings.ForEach(orders, () => 0m, (order, sum) => sum + order.Total, sum => total.Add(sum));</code></example>
    public void ForEach<T, TLocal>(
        IEnumerable<T> source, Func<TLocal> localInit, Func<T, TLocal, TLocal> body, Action<TLocal> localFinally, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(localInit);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(localFinally);
        Run(source, new LocalBody<T, TLocal>(localInit, body, localFinally), cancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="body"/> for the items until one call returns false. No further item is then started; items that run already are finished.
    /// </summary>
    /// <param name="source">The items.</param>
    /// <param name="body">Handles one item; false ends the loop, as <see cref="ParallelLoopState.Stop"/> does. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <returns>True if all items were handled; false if a call returned false.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    /// <example><code>var isClean = settings.ForEachWhile(files, file => !IsInfected(file));</code></example>
    public bool ForEachWhile<T>(IEnumerable<T> source, Func<T, bool> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        return Run(source, new WhileBody<T>(body), cancellationToken);
    }

    private bool Run<T, TBody>(IEnumerable<T> source, TBody body, CancellationToken cancellationToken)
        where TBody : struct, IBody<T, TBody>
    {
        using var record = LoopRecord.Start(resolved);
        return record is null
            ? LoopEngine.Run(source, Plan, body, cancellationToken)
            : LoopEngine.Run(source, Plan, new CountingBody<T, TBody>(body, record), cancellationToken);
    }
}
