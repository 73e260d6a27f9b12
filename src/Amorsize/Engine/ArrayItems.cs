namespace Amorsize.Engine;

/// <summary>The elements of an array.</summary>
internal readonly struct ArrayItems<T>(T[] array) : IItems<T>
{
    public int Count => array.Length;

    public T this[int index] => array[index];
}
