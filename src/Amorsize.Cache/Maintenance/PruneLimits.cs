namespace Amorsize.Cache.Maintenance;

/// <summary>Limits of one prune, so that it does not delay a build. A later prune reaches the files that this one leaves.</summary>
/// <param name="Files">The most files that one prune looks at.</param>
/// <param name="Time">The time after which a prune looks at no further file.</param>
internal readonly record struct PruneLimits(int Files, TimeSpan Time);
