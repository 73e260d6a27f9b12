namespace Amorsize.Engine.Ordered;

/// <summary>Keeps all results in the order of their items. The number of items need not be known.</summary>
/// <param name="capacity">The number of items, if it is known; otherwise 0.</param>
internal sealed class ResultList<TResult>(int capacity) : ResultSink<TResult>
{
    private readonly object gate = new();
    private TResult[] results = new TResult[capacity];
    private int count;

    public override void Put(long index, TResult result)
    {
        lock (gate)
        {
            if (index >= results.Length)
                Array.Resize(ref results, (int)Math.Min(Array.MaxLength, Math.Max(index + 1, 2L * results.Length)));
            results[index] = result;
            count = Math.Max(count, (int)index + 1);
        }
    }

    /// <summary>Returns the results, once the loop has ended.</summary>
    public TResult[] ToArray() => count == results.Length ? results : results[..count];
}
