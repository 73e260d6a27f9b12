namespace Amorsize.Cache.Maintenance;

/// <summary>What one clearing did.</summary>
/// <param name="Deleted">What is gone.</param>
/// <param name="Errors">Files that the file system did not let go.</param>
internal sealed record ClearResult(StoredCounts Deleted, int Errors);
