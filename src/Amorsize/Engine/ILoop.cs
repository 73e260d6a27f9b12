namespace Amorsize.Engine;

/// <summary>
/// The items of a loop and the body that handles each item. Implementations are structs, so that the just-in-time compiler compiles the engine separately for
/// each of them. An interface call for each item would take longer than a small body.
/// </summary>
internal interface ILoop
{
    int Count { get; }

    void Run(int index);
}
