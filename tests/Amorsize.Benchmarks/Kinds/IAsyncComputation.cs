namespace Amorsize.Benchmarks.Kinds;

/// <summary>The items of a kind with asynchronous calls.</summary>
internal interface IAsyncComputation<T>
{
    static abstract KindFacts Facts { get; }

    /// <summary>The items. Each call makes equal ones.</summary>
    static abstract T[] Items { get; }

    static abstract Task RunAsync(T item, CancellationToken cancellationToken);
}
