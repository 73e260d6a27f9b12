using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// Frees the space of unused entries. The age limit of pruning is 30 days beyond the limit of look-ups, so an expired entry is still there to be reported
/// as expired. A removed entry leaves a tombstone with the reason.
/// </summary>
internal sealed class Pruner(string directory, TimeProvider time, IFileSystem files)
{
    private readonly PruneStamp stamp = new(directory, time, files);

    /// <summary>
    /// Prunes the cache if that is due and no other build holds the cache. Call it last, when every look-up of the build has its verdict. No content of a
    /// file makes it throw.
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
            // The stamp comes last, so a prune that was killed is due again.
            stamp.Write();
            return result;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return result with { Errors = result.Errors + 1, Obstacle = e };
        }
    }
}
