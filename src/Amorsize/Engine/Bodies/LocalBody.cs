namespace Amorsize.Engine.Bodies;

/// <summary>Calls a delegate with each item and the value of its worker. The delegate returns the worker's next value.</summary>
internal readonly struct LocalBody<T, TLocal>(Func<TLocal> init, Func<T, TLocal, TLocal> body, Action<TLocal> end) : IBody<T, LocalBody<T, TLocal>>
{
    // One object for each worker, since the engine copies bodies and the last value must reach EndWorker.
    private readonly Local? local;

    private LocalBody(Func<TLocal> init, Func<T, TLocal, TLocal> body, Action<TLocal> end, Local local)
        : this(init, body, end) => this.local = local;

    public static bool IsPlain => false;

    public LocalBody<T, TLocal> ForWorker() => new(init, body, end, new(init()));

    public bool Run(T item, long index)
    {
        local!.Value = body(item, local.Value);
        return true;
    }

    public void EndWorker() => end(local!.Value);

    private sealed class Local(TLocal value)
    {
        public TLocal Value { get; set; } = value;
    }
}
