namespace Amorsize.Cache.Verdicts;

/// <summary>A span of time in which every hit of a build stays a hit, as long as no file changes.</summary>
/// <param name="From">The earliest time. Before it, an entry's creation time would lie in the future.</param>
/// <param name="Until">The latest time. After it, an entry may have expired.</param>
internal readonly record struct Validity(DateTimeOffset From, DateTimeOffset Until)
{
    public static Validity Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>The intersection of both spans.</summary>
    public Validity And(Validity other) => new(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);
}
