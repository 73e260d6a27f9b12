namespace Amorsize.Cache.Stress;

/// <summary>The counters of a process, printed as one line each.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public void Add(string name, int count = 1) => counts[name] = counts.GetValueOrDefault(name) + count;

    public override string ToString() => string.Join('\n', counts.Select(count => $"{count.Key}={count.Value}"));
}
