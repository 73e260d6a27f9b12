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
    /// <returns>The deleted files, and the number of files that could not be deleted.</returns>
    /// <exception cref="IOException">Another build held the cache for too long, or the lock file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not create the lock file.</exception>
    public (StoredCounts Deleted, int Errors) Clear(string? assemblyName = null)
    {
        var deleted = new StoredCounts();
        var errors = 0;
        if (!Deletable(assemblyName).Any())
            return (deleted, errors);
        using var held = files.LockCache(directory);
        foreach (var file in Deletable(assemblyName))
        {
            if (AtomicFile.Attempt(() => files.Delete(Path.Combine(directory, file.Path))))
                deleted.Add(file);
            else
                errors++;
        }
        DeleteEmptyDirectories();
        return (deleted, errors);
    }

    private IEnumerable<StoredFile> Deletable(string? assemblyName)
    {
        var inventory = new CacheInventory(directory, files);
        var found = inventory.Files().Where(file => file.Kind != StoredKind.Foreign && file.Path != CacheLayout.Lock);
        if (assemblyName is null)
            return found;
        // All entries of a workload's directory are of one assembly.
        var own = inventory.Files().Where(file => file.Reading?.Key?.AssemblyName == assemblyName).Select(DirectoryOf).ToHashSet();
        return found.Where(file => file.Kind switch
        {
            // These name no assembly, and builds of other projects may be using them, for example the runs of a search in progress.
            StoredKind.Unfinished or StoredKind.Bookkeeping => file.Path == CacheLayout.PruneStamp || own.Contains(DirectoryOf(file)),
            // Another file that names no assembly, such as a quarantined one, is of no use for any project.
            _ => file.Reading?.Key is not { } key || key.AssemblyName == assemblyName,
        });
    }

    private static string DirectoryOf(StoredFile file) => Path.GetDirectoryName(file.Path) ?? "";

    private void DeleteEmptyDirectories() => AtomicFile.Attempt(() =>
    {
        foreach (var workload in files.List(directory).Where(found => found.IsDirectory && CacheLayout.WorkloadDirectory.IsMatch(found.Name)))
            AtomicFile.Attempt(() => files.DeleteEmptyDirectory(Path.Combine(directory, workload.Name)));
    });
}
