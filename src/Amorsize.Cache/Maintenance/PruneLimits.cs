namespace Amorsize.Cache.Maintenance;

/// <summary>How much of a build one prune may take; what it does not reach, a later one does.</summary>
/// <param name="Files">The most files that it looks at.</param>
/// <param name="Time">The time after which it looks at no further one.</param>
internal readonly record struct PruneLimits(int Files, TimeSpan Time);
