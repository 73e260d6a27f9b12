namespace Amorsize.Engine;

/// <summary>Calls a delegate for the elements of an array.</summary>
internal readonly struct ArrayLoop<T>(T[] array, Action<T> body) : ILoop
{
    public int Count => array.Length;

    public void Run(int index) => body(array[index]);
}
