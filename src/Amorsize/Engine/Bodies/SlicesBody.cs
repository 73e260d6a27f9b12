namespace Amorsize.Engine.Bodies;

/// <summary>Calls a delegate with the bounds of consecutive slices of a range of numbers; the items are the numbers of the slices.</summary>
internal readonly struct SlicesBody(int from, int to, int size, Action<int, int> body) : IBody<int, SlicesBody>
{
    public static bool IsPlain => true;

    public SlicesBody ForWorker() => this;

    public bool Run(int item, long index)
    {
        var start = from + (index * size);
        body((int)start, (int)Math.Min(start + size, to));
        return true;
    }

    public void EndWorker()
    {
    }
}
