namespace Amorsize.Profiler.Subjects;

/// <summary>
/// Chooses a part of the items, spread evenly over all of them and in their order. Such a part represents the whole even if items grow along the input.
/// </summary>
internal sealed class ItemSpread<T>(T[] all)
{
    // Bounds the memory that parts take.
    private const int MaxCachedParts = 4;

    // The fractional parts of its multiples are spread evenly (H. Weyl, 1916). The choice therefore does not fall into step with a period of the items.
    private const double GoldenRatio = 1.6180339887498949;

    private readonly Dictionary<int, T[]> byCount = new() { [all.Length] = all };

    /// <summary>Takes one item from each of <paramref name="count"/> equal stretches.</summary>
    /// <param name="count">1 to the number of items.</param>
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
