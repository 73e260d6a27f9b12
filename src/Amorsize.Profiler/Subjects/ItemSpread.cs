namespace Amorsize.Profiler.Subjects;

/// <summary>Chooses some of many items, evenly spread over all and in their order, so that a part stands for the whole even where items grow along the input.</summary>
internal sealed class ItemSpread<T>(T[] all)
{
    private const int MostKept = 4;

    private readonly Dictionary<int, T[]> byCount = new() { [all.Length] = all };

    /// <summary>The middle item of each of <paramref name="count"/> equal stretches.</summary>
    /// <param name="count">1 to the number of items.</param>
    public T[] Take(int count)
    {
        if (byCount.TryGetValue(count, out var chosen))
            return chosen;
        if (byCount.Count > MostKept)
        {
            byCount.Clear();
            byCount[all.Length] = all;
        }
        chosen = new T[count];
        for (var i = 0; i < count; i++)
            chosen[i] = all[(long)((2 * i) + 1) * all.Length / (2L * count)];
        return byCount[count] = chosen;
    }
}
