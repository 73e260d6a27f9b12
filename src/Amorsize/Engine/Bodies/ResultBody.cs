namespace Amorsize.Engine.Bodies;

/// <summary>Calls a delegate with each item, and stores each result at the index of its item.</summary>
internal readonly struct ResultBody<T, TResult>(Func<T, TResult> body, TResult[] results) : IBody<T, ResultBody<T, TResult>>
{
    public static bool IsPlain => true;

    public ResultBody<T, TResult> ForWorker() => this;

    public bool Run(T item, long index)
    {
        results[index] = body(item);
        return true;
    }

    public void EndWorker()
    {
    }
}
