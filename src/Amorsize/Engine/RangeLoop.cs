namespace Amorsize.Engine;

/// <summary>Runs a body for <paramref name="count"/> consecutive numbers.</summary>
internal readonly struct RangeLoop<TBody>(int from, int count, TBody body) : ILoop<RangeLoop<TBody>>
    where TBody : struct, IBody<int, TBody>
{
    public static bool IsPlain => TBody.IsPlain;

    public int Count => count;

    public RangeLoop<TBody> ForWorker() => new(from, count, body.ForWorker());

    public bool Run(int index) => body.Run(from + index, index);

    public void EndWorker() => body.EndWorker();
}
