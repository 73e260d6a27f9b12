using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// Frees the space of unused entries. An entry is pruned only 30 days after it expires, so that look-ups can report it as expired until then. A tombstone
/// with the reason replaces it.
/// </summary>
internal sealed class Pruner(string directory, TimeProvider time, IFileSystem files)
{
    private readonly PruneStamp stamp = new(directory, time, files);

    /// <summary>
    /// Prunes the cache if a prune is due and no other build holds the cache's lock. Call it after all look-ups of the build. Corrupt files and refused
    /// operations do not make it throw; the result counts them.
    /// </summary>
    public PruneResult Prune(PruneRequest request)
    {
        var isDue = request.Mode switch
        {
            PruneMode.Auto => stamp.IsDue(),
            PruneMode.Always => true,
            PruneMode.Never => false,
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Mode, null),
        };
        var result = new PruneResult();
        if (!isDue)
            return result;
        try
        {
            using var held = files.TryLockCache(directory);
            if (held is null)
                return result with { Obstacle = new LockHeldException(CacheLayout.LockOf(directory), TimeSpan.Zero) };
            result = new PrunePass(directory, time, files, request).Run();
            // The stamp is written last, so that the next build repeats a prune that was killed.
            stamp.Write();
            return result;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return result with { Errors = result.Errors + 1, Obstacle = e };
        }
    }
}
