namespace Amorsize.Engine;

/// <summary>
/// Items, and what is done with each. Implemented by structs, so that the just-in-time compiler makes code of its own for each: one more indirect call
/// an item would cost more than a small body.
/// </summary>
internal interface ILoop
{
    int Count { get; }

    void Run(int index);
}
