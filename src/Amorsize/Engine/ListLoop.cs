namespace Amorsize.Engine;

/// <summary>Runs a body for the elements of an indexed collection other than an array.</summary>
internal readonly struct ListLoop<T, TBody>(IReadOnlyList<T> list, TBody body) : ILoop<ListLoop<T, TBody>>
    where TBody : struct, IBody<T, TBody>
{
    public static bool IsPlain => TBody.IsPlain;

    public int Count => list.Count;

    public ListLoop<T, TBody> ForWorker() => new(list, body.ForWorker());

    public bool Run(int index) => body.Run(list[index], index);

    public void EndWorker() => body.EndWorker();
}
