namespace Amorsize.Benchmarks.Kinds;

/// <summary>
/// A kind whose calls are done when they return. Implemented by structs, so that each form of loop is compiled for it with a direct call, as in a user's own loop.
/// </summary>
internal interface IComputation<T, out TResult>
{
    static abstract KindFacts Facts { get; }

    /// <summary>The items, made anew by each call; always the same ones.</summary>
    static abstract T[] Items { get; }

    static abstract TResult Run(T item);
}
