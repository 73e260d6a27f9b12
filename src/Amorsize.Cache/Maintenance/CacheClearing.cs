using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// Deletes the cache's files in its directory, and no file of another program. The lock file stays: if it were deleted while one build holds it, a second
/// build could create and lock a new file of that name.
/// </summary>
internal sealed class CacheClearing(string directory, IFileSystem files)
{
    /// <summary>Deletes the files under the cache's lock. An exception means that no file was deleted.</summary>
    /// <exception cref="IOException">Another build held the cache for too long, or the lock file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not create the lock file.</exception>
    public ClearResult Clear()
    {
        var inventory = new CacheInventory(directory, files);
        var deleted = new StoredCounts();
        var errors = 0;
        if (!inventory.Files().Any(IsDeletable))
            return new(deleted, errors);
        using var held = files.LockCache(directory);
        foreach (var file in inventory.Files().Where(IsDeletable))
        {
            if (AtomicFile.Attempt(() => files.Delete(Path.Combine(directory, file.Path))))
                deleted.Add(file);
            else
                errors++;
        }
        DeleteEmptyDirectories();
        return new(deleted, errors);
    }

    private static bool IsDeletable(StoredFile file) => file.Kind != StoredKind.Foreign && file.Path != CacheLayout.Lock;

    private void DeleteEmptyDirectories() => AtomicFile.Attempt(() =>
    {
        foreach (var workload in files.List(directory).Where(found => found.IsDirectory && CacheLayout.WorkloadDirectory.IsMatch(found.Name)))
            AtomicFile.Attempt(() => files.DeleteEmptyDirectory(Path.Combine(directory, workload.Name)));
    });
}
