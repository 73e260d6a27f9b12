namespace Amorsize.Cache.Verdicts;

/// <summary>One check that failed.</summary>
/// <param name="Verdict">The verdict of this check.</param>
/// <param name="Detail">The reason in words, with the cached and the current value.</param>
internal sealed record Finding(Verdict Verdict, string Detail);
