using System.Runtime.CompilerServices;

namespace Amorsize.Engine.Ordered;

/// <summary>Asynchronous loops that know the positions of their items. They run in <see cref="LoopEngine"/>, as loops without positions do.</summary>
// Sources get no token here, since Parallel passes one of its own to the enumeration.
internal static class OrderedLoops
{
    // Places for results per worker: while the consumer waits for one slow item, each worker can finish three others. The value is a judgement.
    private const int PlacesPerWorker = 4;

    /// <summary>Returns the results in the order of the items. The task ends in the same way as that of the loop.</summary>
    public static Task<TResult[]> MapAsync<T, TResult>(IEnumerable<T> source, ExecutionPlan plan, Func<T, CancellationToken, ValueTask<TResult>> body, CancellationToken cancellationToken)
    {
        var results = new ResultList<TResult>(source.TryGetNonEnumeratedCount(out var count) ? count : 0);
        return WithResult(LoopEngine.ForEachAsync(Numbered(source), plan, Into(results, body), cancellationToken), results);
    }

    /// <inheritdoc cref="MapAsync{T, TResult}(IEnumerable{T}, ExecutionPlan, Func{T, CancellationToken, ValueTask{TResult}}, CancellationToken)"/>
    public static Task<TResult[]> MapAsync<T, TResult>(IAsyncEnumerable<T> source, ExecutionPlan plan, Func<T, CancellationToken, ValueTask<TResult>> body, CancellationToken cancellationToken)
    {
        var results = new ResultList<TResult>(capacity: 0);
        return WithResult(LoopEngine.ForEachAsync(Numbered(source, CancellationToken.None), plan, Into(results, body), cancellationToken), results);
    }

    /// <summary>Yields the results in the order of the items, while the loop runs. The loop ends when the consumer leaves.</summary>
    public static async IAsyncEnumerable<TResult> StreamAsync<T, TResult>(
        IAsyncEnumerable<T> source, ExecutionPlan plan, Func<T, CancellationToken, ValueTask<TResult>> body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var window = new OrderedWindow<TResult>(PlacesPerWorker * plan.Workers);
        var loop = LoopEngine.ForEachAsync(Admitted(source, window, CancellationToken.None), plan, Into(window, body), leaving.Token);
        _ = loop.ContinueWith(static (_, state) => ((OrderedWindow<TResult>)state!).End(), window, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            for (var index = 0L; await window.WaitForResultAsync(index).ConfigureAwait(false); index++)
                yield return window.Take(index);
            await EndAsync(loop, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await leaving.CancelAsync().ConfigureAwait(false);
            await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The items of a sequence as those of an asynchronous one.</summary>
#pragma warning disable CS1998 // Nothing is awaited: the sequence is read as it is.
    public static async IAsyncEnumerable<T> ToAsync<T>(IEnumerable<T> source)
#pragma warning restore CS1998
    {
        foreach (var item in source)
            yield return item;
    }

    /// <summary>The items with their positions; 0 is the first.</summary>
    public static IEnumerable<(long Index, T Item)> Numbered<T>(IEnumerable<T> source)
    {
        var index = 0L;
        foreach (var item in source)
            yield return (index++, item);
    }

    /// <inheritdoc cref="Numbered{T}(IEnumerable{T})"/>
    public static async IAsyncEnumerable<(long Index, T Item)> Numbered<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = 0L;
        await foreach (var item in source.WithCancellation(cancellationToken).ConfigureAwait(false))
            yield return (index++, item);
    }

    private static async IAsyncEnumerable<(long Index, T Item)> Admitted<T, TResult>(
        IAsyncEnumerable<T> source, OrderedWindow<TResult> window, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static state => ((OrderedWindow<TResult>)state!).Close(), window);
        var items = source.GetAsyncEnumerator(cancellationToken);
        await using var end = items.ConfigureAwait(false);
        for (var index = 0L; await window.WaitForSpaceAsync(index).ConfigureAwait(false) && await items.MoveNextAsync().ConfigureAwait(false); index++)
            yield return (index, items.Current);
    }

    private static Func<(long Index, T Item), CancellationToken, ValueTask> Into<T, TResult>(ResultSink<TResult> results, Func<T, CancellationToken, ValueTask<TResult>> body) =>
        (entry, token) => results.PutAsync(entry.Index, body(entry.Item, token));

    // The loop was canceled by a token of its own; the caller knows only the one that was passed in.
    private static async Task EndAsync(Task loop, CancellationToken cancellationToken)
    {
        try
        {
            await loop.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // An async method would report only the first of several exceptions.
    private static Task<TResult[]> WithResult<TResult>(Task loop, ResultList<TResult> results)
    {
        var completion = new TaskCompletionSource<TResult[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        loop.ContinueWith(ended =>
        {
            if (ended.IsFaulted)
                completion.SetException(ended.Exception.InnerExceptions);
            else if (ended.IsCanceled)
                completion.SetCanceled(new TaskCanceledException(ended).CancellationToken);
            else
                completion.SetResult(results.ToArray());
        }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return completion.Task;
    }
}
