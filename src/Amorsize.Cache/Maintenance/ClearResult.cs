namespace Amorsize.Cache.Maintenance;

/// <summary>The outcome of clearing a cache.</summary>
/// <param name="Deleted">The number of deleted files of each kind.</param>
/// <param name="Errors">The number of files that could not be deleted.</param>
internal sealed record ClearResult(StoredCounts Deleted, int Errors);
