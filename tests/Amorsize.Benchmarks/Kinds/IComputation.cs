namespace Amorsize.Benchmarks.Kinds;

/// <summary>
/// The items of a kind with synchronous calls. Structs implement it, so that the compiler makes direct calls in each form of loop, as in a user's own code.
/// </summary>
internal interface IComputation<T, out TResult>
{
    static abstract KindFacts Facts { get; }

    /// <summary>The items. Each call makes equal ones.</summary>
    static abstract T[] Items { get; }

    static abstract TResult Run(T item);
}
