namespace Amorsize.Engine;

/// <summary>The elements of any other indexed collection.</summary>
internal readonly struct ListItems<T>(IReadOnlyList<T> list) : IItems<T>
{
    public int Count => list.Count;

    public T this[int index] => list[index];
}
