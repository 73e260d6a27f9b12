namespace Amorsize.Engine.Bodies;

/// <summary>Calls a delegate with each item, until one call returns false.</summary>
internal readonly struct WhileBody<T>(Func<T, bool> body) : IBody<T, WhileBody<T>>
{
    public static bool IsPlain => false;

    public WhileBody<T> ForWorker() => this;

    public bool Run(T item, long index) => body(item);

    public void EndWorker()
    {
    }
}
