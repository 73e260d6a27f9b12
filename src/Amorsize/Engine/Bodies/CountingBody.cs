using Amorsize.Metrics;

namespace Amorsize.Engine.Bodies;

/// <summary>Counts the items that another body handles. Each worker counts for itself, and adds its number when it ends.</summary>
internal readonly struct CountingBody<T, TBody>(TBody body, LoopRecord record) : IBody<T, CountingBody<T, TBody>>
    where TBody : struct, IBody<T, TBody>
{
    private readonly Counter? counter;

    private CountingBody(TBody body, LoopRecord record, Counter counter)
        : this(body, record) => this.counter = counter;

    public static bool IsPlain => false;

    public CountingBody<T, TBody> ForWorker() => new(body.ForWorker(), record, new());

    public bool Run(T item, long index)
    {
        counter!.Items++;
        return body.Run(item, index);
    }

    public void EndWorker()
    {
        record.Add(counter!.Items);
        body.EndWorker();
    }

    private sealed class Counter
    {
        public long Items { get; set; }
    }
}
