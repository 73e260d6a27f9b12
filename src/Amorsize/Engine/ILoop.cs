namespace Amorsize.Engine;

/// <summary>
/// The items of a loop and the body that handles each item. Implementations are structs, so that the just-in-time compiler compiles the engine separately for
/// each of them. An interface call for each item would take longer than a small body.
/// </summary>
/// <typeparam name="TSelf">The implementation.</typeparam>
internal interface ILoop<TSelf>
    where TSelf : struct, ILoop<TSelf>
{
    /// <inheritdoc cref="IBody{T, TSelf}.IsPlain"/>
    static abstract bool IsPlain { get; }

    int Count { get; }

    /// <inheritdoc cref="IBody{T, TSelf}.ForWorker"/>
    TSelf ForWorker();

    /// <summary>Handles the item at <paramref name="index"/>, 0 to <see cref="Count"/> - 1; false ends the loop.</summary>
    bool Run(int index);

    /// <inheritdoc cref="IBody{T, TSelf}.EndWorker"/>
    void EndWorker();
}
