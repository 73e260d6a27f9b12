namespace Amorsize.Engine;

/// <summary>Calls a delegate for the elements of an array, and stores each result at the index of its item.</summary>
internal readonly struct MapLoop<T, TResult>(T[] array, Func<T, TResult> body, TResult[] results) : ILoop
{
    public int Count => array.Length;

    public void Run(int index) => results[index] = body(array[index]);
}
