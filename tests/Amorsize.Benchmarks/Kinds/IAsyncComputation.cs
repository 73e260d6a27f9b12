namespace Amorsize.Benchmarks.Kinds;

/// <summary>A kind whose calls return a task.</summary>
internal interface IAsyncComputation<T>
{
    static abstract KindFacts Facts { get; }

    /// <summary>The items, made anew by each call; always the same ones.</summary>
    static abstract T[] Items { get; }

    static abstract Task RunAsync(T item, CancellationToken cancellationToken);
}
