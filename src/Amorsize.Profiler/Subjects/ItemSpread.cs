using Amorsize.Measurement.Timing;

namespace Amorsize.Profiler.Subjects;

/// <summary>
/// Chooses a sample of the items, in their order and spread evenly over all of them. Such a sample represents all items even if later items take longer.
/// </summary>
internal sealed class ItemSpread<T>(T[] all)
{
    // The cache of samples is emptied at this number, to bound the memory that they take.
    private const int MaxCachedSamples = 64;

    private readonly Dictionary<(int Count, int Part, int Parts), T[]> samples = [];

    /// <summary>One part of a sample of items * parts items. The parts together are the sample, and each is spread over all of it.</summary>
    /// <param name="items">Number of items of the part.</param>
    /// <param name="part">Number of the part; from 0.</param>
    /// <param name="parts">Number of parts; with one part, the sample itself is returned.</param>
    public T[] Take(int items, int part = 0, int parts = 1)
    {
        var count = Math.Min(items * parts, all.Length);
        if (parts == 1)
            return count == all.Length ? all : Cached((count, 0, 1), () => Sample(count));
        return Cached((count, part, parts), () => Part(Take(count), items, part, parts));
    }

    private T[] Sample(int count) => [.. Enumerable.Range(0, count).Select(number => all[Spread.Position(number, count, all.Length)])];

    private static T[] Part(T[] sample, int items, int part, int parts)
    {
        var taken = new T[items];
        for (var i = 0; i < items; i++)
            taken[i] = sample[(i * parts) + part];
        return taken;
    }

    private T[] Cached((int, int, int) key, Func<T[]> make)
    {
        if (samples.TryGetValue(key, out var sample))
            return sample;
        sample = make();
        if (samples.Count >= MaxCachedSamples)
            samples.Clear();
        return samples[key] = sample;
    }
}
