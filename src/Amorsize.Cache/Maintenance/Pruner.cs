using Amorsize.Cache.Storage;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Cache.Maintenance;

/// <summary>
/// Frees the space of entries that nobody looks up any more. Its age limit is far beyond that of a look-up, so an entry that has expired is
/// there to say so, whatever prunes run around the look-up; and what is removed leaves its reason.
/// </summary>
internal sealed class Pruner(string directory, TimeProvider time, IFileSystem files)
{
    private readonly PruneStamp stamp = new(directory, time, files);

    /// <summary>
    /// Removes what is of no use, where that is due and no other build holds the cache. To be called last, when every look-up of the build has its verdict.
    /// Never throws because of what it finds.
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
            using var held = files.LockCache(directory, TimeSpan.Zero);
            if (held is null)
                return result with { Obstacle = new LockHeldException(CacheLayout.LockOf(directory), TimeSpan.Zero) };
            result = new PrunePass(directory, time, files, request).Run();
            // Last: a pass that was killed is not one that ran.
            stamp.Write();
            return result;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            return result with { Errors = result.Errors + 1, Obstacle = e };
        }
    }
}
