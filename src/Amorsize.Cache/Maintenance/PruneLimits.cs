namespace Amorsize.Cache.Maintenance;

/// <summary>Limits of one prune, so that it does not delay a build. A later prune continues with the files that this one did not reach.</summary>
/// <param name="Files">The most files that one prune examines.</param>
/// <param name="Time">The time after which a prune examines no further file.</param>
internal readonly record struct PruneLimits(int Files, TimeSpan Time);
