namespace Amorsize.Profiler.Subjects;

/// <summary>
/// Chooses a part of the items, in their order and spread evenly over all of them. Such a part represents all items even if later items take longer.
/// </summary>
internal sealed class ItemSpread<T>(T[] all)
{
    // The cache of parts is emptied at this number, to bound the memory that the parts take.
    private const int MaxCachedParts = 4;

    // The fractional parts of the multiples of the golden ratio are spread evenly over 0 to 1 (H. Weyl, 1916).
    // Items chosen with them represent the input even if its items repeat periodically.
    private const double GoldenRatio = 1.6180339887498949;

    private readonly Dictionary<int, T[]> byCount = new() { [all.Length] = all };

    /// <summary>Divides the items into <paramref name="count"/> stretches of equal length and takes one item from each.</summary>
    /// <param name="count">Number of items to take: 1 to the number of all items.</param>
    public T[] Take(int count)
    {
        if (byCount.TryGetValue(count, out var part))
            return part;
        if (byCount.Count > MaxCachedParts)
        {
            byCount.Clear();
            byCount[all.Length] = all;
        }
        part = new T[count];
        for (var i = 0; i < count; i++)
        {
            var (start, end) = (StretchStart(i), StretchStart(i + 1));
            part[i] = all[start + (int)(((i * GoldenRatio) + 0.5) % 1 * (end - start))];
        }
        return byCount[count] = part;

        int StretchStart(int number) => (int)((long)number * all.Length / count);
    }
}
