namespace Amorsize.Engine;

/// <summary>
/// Indexed items. Implemented by structs, so that the just-in-time compiler makes a loop of its own for each: through an interface the access to an array's
/// element costs more than a small body.
/// </summary>
internal interface IItems<out T>
{
    int Count { get; }

    T this[int index] { get; }
}
