namespace Amorsize.Caching;

/// <summary>
/// Frees the space of entries that nobody looks up any more. Its age limit is far beyond that of a look-up, so an entry that has expired is
/// there to say so, whatever prunes run around the look-up.
/// </summary>
internal sealed class Pruner(string directory, TimeProvider time, ICacheFiles files)
{
    private readonly PruneStamp stamp = new(directory, time, files);

    /// <summary>Deletes what is of no use. To be called last, when every look-up of the build has its verdict. Never throws because of what it finds.</summary>
    /// <param name="mode">Whether only when due.</param>
    /// <param name="keep">What this build looked up: never deleted, however old.</param>
    /// <param name="ttl">Age limit of look-ups.</param>
    /// <param name="limits">How much it may take.</param>
    public PruneResult Prune(PruneMode mode, IReadOnlySet<EntryKey> keep, TimeSpan ttl, PruneLimits limits)
    {
        var isDue = mode switch
        {
            PruneMode.Auto => stamp.IsDue(),
            PruneMode.Always => true,
            PruneMode.Never => false,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
        if (!isDue)
            return new();

        var pass = new PrunePass(directory, time, files, keep, ttl, limits);
        pass.Run();
        // Last: a pass that was killed is not one that ran.
        return Replacement.Attempt(stamp.Write) ? pass.Result : pass.Result with { Errors = pass.Result.Errors + 1 };
    }
}
