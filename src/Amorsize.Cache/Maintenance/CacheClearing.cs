using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Maintenance;

/// <summary>Deletes all that is ours in a cache's directory, and no other file. The lock stays: were it deleted, two builds could hold two files of that name.</summary>
internal sealed class CacheClearing(string directory, IFileSystem files)
{
    /// <exception cref="IOException">Another build held the cache for too long, or the lock cannot be made. Nothing was deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The lock may not be made. Nothing was deleted.</exception>
    public ClearResult Clear()
    {
        var inventory = new CacheInventory(directory, files);
        var deleted = new StoredCounts();
        var errors = 0;
        if (!inventory.Files().Any(IsToGo))
            return new(deleted, errors);
        using var held = files.HoldCache(directory);
        foreach (var file in inventory.Files().Where(IsToGo))
        {
            if (AtomicFile.Attempt(() => files.Delete(Path.Combine(directory, file.Path))))
                deleted.Add(file);
            else
                errors++;
        }
        DeleteEmptyDirectories();
        return new(deleted, errors);
    }

    private static bool IsToGo(StoredFile file) => file.Kind != StoredKind.Foreign && file.Path != CacheLayout.Lock;

    private void DeleteEmptyDirectories() => AtomicFile.Attempt(() =>
    {
        foreach (var home in files.List(directory).Where(found => found.IsDirectory && CacheLayout.WorkloadDirectory.IsMatch(found.Name)))
            AtomicFile.Attempt(() => files.DeleteEmptyDirectory(Path.Combine(directory, home.Name)));
    });
}
