using System.Collections.Concurrent;

namespace Amorsize;

// Loops, run by Parallel. Asynchronous loops need types that .NET Standard 2.0 does not have.
public sealed partial class TunedSettings
{
    /// <summary>Runs <paramref name="body"/> once for each item, in no particular order, and returns when all items are done.</summary>
    /// <param name="source">The items.</param>
    /// <param name="body">Handles one item. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="AggregateException">One or more calls of <paramref name="body"/> threw. No further item was started.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled.</exception>
    public void ForEach<T>(IEnumerable<T> source, Action<T> body, CancellationToken cancellationToken = default) =>
        Parallel.ForEach(source, ToParallelOptions(cancellationToken), body);

    /// <summary>Runs <paramref name="body"/> once for each item, with the position of the item in <paramref name="source"/>; 0 is the first.</summary>
    /// <param name="source">The items; at most <see cref="int.MaxValue"/>.</param>
    /// <param name="body">Handles one item, given the item and its position. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    public void ForEach<T>(IEnumerable<T> source, Action<T, int> body, CancellationToken cancellationToken = default)
    {
        NotNull(body, nameof(body));
        Parallel.ForEach(source, ToParallelOptions(cancellationToken), (item, _, index) => body(item, checked((int)index)));
    }

    /// <summary>Runs <paramref name="body"/> once for each item, with a value of the worker that runs it.</summary>
    /// <param name="source">The items.</param>
    /// <param name="localInit">Creates the value of a worker before its first item.</param>
    /// <param name="body">Handles one item, given the item and the value of the worker. Returns the value for the worker's next item.</param>
    /// <param name="localFinally">Takes the value of a worker after its last item. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    public void ForEach<T, TLocal>(
        IEnumerable<T> source, Func<TLocal> localInit, Func<T, TLocal, TLocal> body, Action<TLocal> localFinally, CancellationToken cancellationToken = default)
    {
        NotNull(body, nameof(body));
        Parallel.ForEach(source, ToParallelOptions(cancellationToken), localInit, (item, _, local) => body(item, local), localFinally);
    }

    /// <summary>Runs <paramref name="body"/> for the items until one call returns false.</summary>
    /// <param name="source">The items.</param>
    /// <param name="body">Handles one item; false ends the loop. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further item is started.</param>
    /// <returns>True if all items were handled; false if a call returned false.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    public bool ForEachWhile<T>(IEnumerable<T> source, Func<T, bool> body, CancellationToken cancellationToken = default)
    {
        NotNull(body, nameof(body));
        return Parallel.ForEach(source, ToParallelOptions(cancellationToken), (item, state) =>
        {
            if (!body(item))
                state.Stop();
        }).IsCompleted;
    }

    /// <summary>Runs <paramref name="body"/> once for each number from <paramref name="from"/> up to, but without, <paramref name="to"/>.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one.</param>
    /// <param name="body">Handles one number. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further number is started.</param>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    public void For(int from, int to, Action<int> body, CancellationToken cancellationToken = default) =>
        Parallel.For(from, to, ToParallelOptions(cancellationToken), body);

    /// <summary>Runs <paramref name="body"/> once for each number of a range, with a value of the worker that runs it.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one.</param>
    /// <param name="localInit">Creates the value of a worker before its first number.</param>
    /// <param name="body">Handles one number, given the number and the value of the worker. Returns the value for the worker's next number.</param>
    /// <param name="localFinally">Takes the value of a worker after its last number. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further number is started.</param>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    public void For<TLocal>(
        int from, int to, Func<TLocal> localInit, Func<int, TLocal, TLocal> body, Action<TLocal> localFinally, CancellationToken cancellationToken = default)
    {
        NotNull(body, nameof(body));
        Parallel.For(from, to, ToParallelOptions(cancellationToken), localInit, (i, _, local) => body(i, local), localFinally);
    }

    /// <summary>Runs <paramref name="body"/> for the numbers of a range until one call returns false.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one.</param>
    /// <param name="body">Handles one number; false ends the loop. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further number is started.</param>
    /// <returns>True if all numbers were handled; false if a call returned false.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    public bool ForWhile(int from, int to, Func<int, bool> body, CancellationToken cancellationToken = default)
    {
        NotNull(body, nameof(body));
        return Parallel.For(from, to, ToParallelOptions(cancellationToken), (i, state) =>
        {
            if (!body(i))
                state.Stop();
        }).IsCompleted;
    }

    /// <summary>Runs <paramref name="body"/> for slices of a range, for tiny bodies.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="to">The number after the last one.</param>
    /// <param name="body">Handles one slice, given its first number and the number after its last one. Several threads call it at once.</param>
    /// <param name="cancellationToken">Cancels the loop: no further slice is started.</param>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)" path="/exception"/>
    public void ForSlices(int from, int to, Action<int, int> body, CancellationToken cancellationToken = default)
    {
        NotNull(body, nameof(body));
        if (to > from)
            Parallel.ForEach(Partitioner.Create(from, to), ToParallelOptions(cancellationToken), slice => body(slice.Item1, slice.Item2));
    }

    /// <summary>Runs <paramref name="body"/> once for each item and returns the results.</summary>
    /// <returns>One result for each item, in the order of the items.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T}, CancellationToken)"/>
    public TResult[] Map<T, TResult>(IEnumerable<T> source, Func<T, TResult> body, CancellationToken cancellationToken = default)
    {
        NotNull(body, nameof(body));
        return Map(source, (item, _) => body(item), cancellationToken);
    }

    /// <summary>Runs <paramref name="body"/> once for each item, with the position of the item, and returns the results.</summary>
    /// <returns>One result for each item, in the order of the items.</returns>
    /// <inheritdoc cref="ForEach{T}(IEnumerable{T}, Action{T, int}, CancellationToken)"/>
    public TResult[] Map<T, TResult>(IEnumerable<T> source, Func<T, int, TResult> body, CancellationToken cancellationToken = default)
    {
        NotNull(source, nameof(source));
        NotNull(body, nameof(body));
        var items = source as T[] ?? [.. source];
        var results = new TResult[items.Length];
        Parallel.For(0, items.Length, ToParallelOptions(cancellationToken), i => results[i] = body(items[i], i));
        return results;
    }

    private static void NotNull(object? argument, string name)
    {
        if (argument is null)
            throw new ArgumentNullException(name);
    }
}
