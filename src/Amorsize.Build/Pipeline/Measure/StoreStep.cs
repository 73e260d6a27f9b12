using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Platform.Files;
using Amorsize.Platform.Locks;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Stores results. A cache that cannot be written costs one warning, and this build uses its results anyway.</summary>
internal sealed class StoreStep(ResultCache cache, Action<Diagnostic> report)
{
    private Exception? obstacle;

    /// <returns>Whether the entry is stored.</returns>
    public bool TryStore(Entry entry)
    {
        // Another process holds the cache's lock. Each further attempt would wait for it as long as the first.
        if (obstacle is LockHeldException)
            return false;
        try
        {
            cache.Store(entry);
            return true;
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            // Only the first failure is reported, because its cause affects all subjects.
            if (obstacle is null)
                report(CacheMessages.NotStored(e));
            obstacle = e;
            return false;
        }
    }
}
