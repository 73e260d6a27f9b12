namespace Amorsize.Cache.Verdicts;

/// <summary>One failed check of a cache entry.</summary>
/// <param name="Verdict">The kind of failure.</param>
/// <param name="Detail">The reason for messages, with the cached and the current value if they differ.</param>
internal sealed record Finding(Verdict Verdict, string Detail);
