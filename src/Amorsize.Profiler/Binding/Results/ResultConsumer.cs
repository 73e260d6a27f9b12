namespace Amorsize.Profiler.Binding.Results;

/// <summary>
/// Uses a result whose work happens only when it is used, such as a lazy sequence. The two delegates take the result; exactly one of them is set.
/// </summary>
/// <param name="Synchronous">Uses a result on the calling thread.</param>
/// <param name="Asynchronous">Uses a result that must be awaited.</param>
internal sealed record ResultConsumer(Action<object?>? Synchronous, Func<object?, CancellationToken, ValueTask>? Asynchronous)
{
    public async ValueTask ConsumeAsync(object? result, CancellationToken cancellationToken)
    {
        if (Asynchronous is null)
            Synchronous!(result);
        else
            await Asynchronous(result, cancellationToken).ConfigureAwait(false);
    }
}
