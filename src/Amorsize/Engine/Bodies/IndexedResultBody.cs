namespace Amorsize.Engine.Bodies;

/// <summary>Calls a delegate with each item and its position, and stores each result at that position.</summary>
internal readonly struct IndexedResultBody<T, TResult>(Func<T, int, TResult> body, TResult[] results) : IBody<T, IndexedResultBody<T, TResult>>
{
    public static bool IsPlain => true;

    public IndexedResultBody<T, TResult> ForWorker() => this;

    public bool Run(T item, long index)
    {
        results[index] = body(item, (int)index);
        return true;
    }

    public void EndWorker()
    {
    }
}
