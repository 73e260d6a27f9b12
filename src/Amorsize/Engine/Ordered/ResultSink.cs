using System.Runtime.CompilerServices;

namespace Amorsize.Engine.Ordered;

/// <summary>Takes the results of an asynchronous loop, each with the position of its item.</summary>
internal abstract class ResultSink<TResult>
{
    public abstract void Put(long index, TResult result);

    /// <summary>Puts a result when it is there. Items that have ended already, and items that have to wait, allocate nothing here.</summary>
    public ValueTask PutAsync(long index, ValueTask<TResult> result)
    {
        if (!result.IsCompletedSuccessfully)
            return AwaitAsync(index, result);
        Put(index, result.Result);
        return default;
    }

    // The pool reuses the state of this method, which an item in flight would otherwise allocate.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AwaitAsync(long index, ValueTask<TResult> result) => Put(index, await result.ConfigureAwait(false));
}
