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
    /// <param name="assemblyName">The assembly whose results are deleted, since projects may share a folder; null for all of them.</param>
    /// <exception cref="IOException">Another build held the cache for too long, or the lock file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not create the lock file.</exception>
    public ClearResult Clear(string? assemblyName = null)
    {
        var inventory = new CacheInventory(directory, files);
        var deleted = new StoredCounts();
        var errors = 0;
        if (!inventory.Files().Any(file => IsDeletable(file, assemblyName)))
            return new(deleted, errors);
        using var held = files.LockCache(directory);
        foreach (var file in inventory.Files().Where(file => IsDeletable(file, assemblyName)))
        {
            if (AtomicFile.Attempt(() => files.Delete(Path.Combine(directory, file.Path))))
                deleted.Add(file);
            else
                errors++;
        }
        DeleteEmptyDirectories();
        return new(deleted, errors);
    }

    // A file that tells no assembly, such as a quarantined one, is of no use for any project.
    private static bool IsDeletable(StoredFile file, string? assemblyName) => file.Kind != StoredKind.Foreign && file.Path != CacheLayout.Lock
        && (assemblyName is null || file.Reading?.Key is not { } key || key.AssemblyName == assemblyName);

    private void DeleteEmptyDirectories() => AtomicFile.Attempt(() =>
    {
        foreach (var workload in files.List(directory).Where(found => found.IsDirectory && CacheLayout.WorkloadDirectory.IsMatch(found.Name)))
            AtomicFile.Attempt(() => files.DeleteEmptyDirectory(Path.Combine(directory, workload.Name)));
    });
}
