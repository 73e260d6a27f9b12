namespace Amorsize.Cache.Verdicts;

/// <summary>A span of time in which hits stay hits, while nothing else changes.</summary>
/// <param name="From">Before this one of them would come from the future.</param>
/// <param name="Until">From then on one of them may have expired.</param>
internal readonly record struct Validity(DateTimeOffset From, DateTimeOffset Until)
{
    public static Validity Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    /// <summary>When both hold.</summary>
    public Validity And(Validity other) => new(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);
}
