namespace Amorsize.Engine.Bodies;

/// <summary>Calls a delegate with each item and its position. A position beyond <see cref="int.MaxValue"/> is an <see cref="OverflowException"/>.</summary>
internal readonly struct IndexedBody<T>(Action<T, int> body) : IBody<T, IndexedBody<T>>
{
    public static bool IsPlain => true;

    public IndexedBody<T> ForWorker() => this;

    public bool Run(T item, long index)
    {
        body(item, checked((int)index));
        return true;
    }

    public void EndWorker()
    {
    }
}
