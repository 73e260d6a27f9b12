namespace Amorsize.Engine.Bodies;

/// <summary>Calls a delegate with each item.</summary>
internal readonly struct ItemBody<T>(Action<T> body) : IBody<T, ItemBody<T>>
{
    public static bool IsPlain => true;

    public ItemBody<T> ForWorker() => this;

    public bool Run(T item, long index)
    {
        body(item);
        return true;
    }

    public void EndWorker()
    {
    }
}
