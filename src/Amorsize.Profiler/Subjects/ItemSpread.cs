namespace Amorsize.Profiler.Subjects;

/// <summary>Chooses some of many items, evenly spread over all and in their order, so that a part stands for the whole even where items grow along the input.</summary>
internal sealed class ItemSpread<T>(T[] all)
{
    private const int MostKept = 4;

    // What its multiples have behind the point is spread evenly (H. Weyl, 1916): so the part is in step with no period of the items.
    private const double GoldenRatio = 1.6180339887498949;

    private readonly Dictionary<int, T[]> byCount = new() { [all.Length] = all };

    /// <summary>One item of each of <paramref name="count"/> equal stretches.</summary>
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
        {
            var (start, end) = (StretchStart(i), StretchStart(i + 1));
            chosen[i] = all[start + (int)(((i * GoldenRatio) + 0.5) % 1 * (end - start))];
        }
        return byCount[count] = chosen;

        int StretchStart(int number) => (int)((long)number * all.Length / count);
    }
}
