namespace Amorsize.Engine.Ordered;

/// <summary>
/// Passes results from the workers of a loop to one consumer, in the order of the items. It holds a bounded number of results: the loop starts no item whose
/// result would have no place.
/// </summary>
/// <param name="size">The most items that are in work, or whose result the consumer has not taken; at least 1.</param>
internal sealed class OrderedWindow<TResult>(int size) : ResultSink<TResult>
{
    private readonly object gate = new();
    private readonly (bool IsFilled, TResult Result)[] slots = new (bool, TResult)[size];
    private readonly ReusableSignal space = new();
    private readonly ReusableSignal filled = new();
    private long taken;
    private long awaitedSpace = long.MaxValue;
    private long awaitedResult = -1;
    private bool isClosed;
    private bool hasEnded;

    /// <summary>Waits until there is a place for the result of the item at <paramref name="index"/>; false if the loop starts no further item.</summary>
    public ValueTask<bool> WaitForSpaceAsync(long index)
    {
        lock (gate)
        {
            if (isClosed || index - taken < size)
                return new(!isClosed);
            awaitedSpace = index;
            return space.WaitAsync();
        }
    }

    public override void Put(long index, TResult result)
    {
        lock (gate)
        {
            slots[index % size] = (true, result);
            if (index == awaitedResult)
                filled.Set(true);
        }
    }

    /// <summary>Waits for the result of the item at <paramref name="index"/>; false if the loop ended without it.</summary>
    public ValueTask<bool> WaitForResultAsync(long index)
    {
        lock (gate)
        {
            if (slots[index % size].IsFilled || hasEnded)
                return new(slots[index % size].IsFilled);
            awaitedResult = index;
            return filled.WaitAsync();
        }
    }

    /// <summary>Returns a result that is there, and makes place for another.</summary>
    public TResult Take(long index)
    {
        lock (gate)
        {
            var result = slots[index % size].Result;
            slots[index % size] = default;
            taken = index + 1;
            if (awaitedSpace - taken < size)
            {
                awaitedSpace = long.MaxValue;
                space.Set(true);
            }
            return result;
        }
    }

    /// <summary>Lets the loop start no further item.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            space.Set(false);
        }
    }

    /// <summary>Tells the consumer that no further result comes.</summary>
    public void End()
    {
        lock (gate)
        {
            hasEnded = true;
            filled.Set(false);
        }
    }
}
