namespace Amorsize.Engine;

/// <summary>
/// The body of a loop: it handles one item at a time. Implementations are structs, as those of <see cref="ILoop{TSelf}"/> are, so that the just-in-time compiler can inline them.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <typeparam name="TSelf">The implementation.</typeparam>
internal interface IBody<in T, TSelf>
    where TSelf : struct, IBody<T, TSelf>
{
    /// <summary>Whether <see cref="Run"/> always returns true, and a worker needs no body of its own.</summary>
    static abstract bool IsPlain { get; }

    /// <summary>Returns the body for one worker, or for one sequential run. A plain body serves all workers.</summary>
    TSelf ForWorker();

    /// <summary>Handles one item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="index">The position of the item in the order of the source; 0 is the first.</param>
    /// <returns>False to end the loop: no worker starts a further item.</returns>
    bool Run(T item, long index);

    /// <summary>Ends a worker that has run its last item, whether it ended normally or by an exception.</summary>
    void EndWorker();
}
