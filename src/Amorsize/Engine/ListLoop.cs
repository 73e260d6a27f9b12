namespace Amorsize.Engine;

/// <summary>Calls a delegate for the elements of an indexed collection other than an array.</summary>
internal readonly struct ListLoop<T>(IReadOnlyList<T> list, Action<T> body) : ILoop
{
    public int Count => list.Count;

    public void Run(int index) => body(list[index]);
}
