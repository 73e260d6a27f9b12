namespace Amorsize.Engine;

/// <summary>
/// The items of a loop and the body that handles each. Structs implement it, so that the just-in-time compiler specializes the engine for each: one more
/// indirect call an item would cost more than a small body.
/// </summary>
internal interface ILoop
{
    int Count { get; }

    void Run(int index);
}
