namespace Amorsize.Engine;

/// <summary>Runs a body for the elements of an array.</summary>
internal readonly struct ArrayLoop<T, TBody>(T[] array, TBody body) : ILoop<ArrayLoop<T, TBody>>
    where TBody : struct, IBody<T, TBody>
{
    public static bool IsPlain => TBody.IsPlain;

    public int Count => array.Length;

    public ArrayLoop<T, TBody> ForWorker() => new(array, body.ForWorker());

    public bool Run(int index) => body.Run(array[index], index);

    public void EndWorker() => body.EndWorker();
}
