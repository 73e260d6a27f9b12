using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests;

/// <summary>A cache in memory whose clock stands at noon, and the operations of a build.</summary>
internal sealed class CacheInMemory
{
    public const string Root = "cache";

    public CacheInMemory()
    {
        Files = new MemoryFiles(Time);
        Cache = new ResultCache(Root, Time, Files);
        Pruner = new Pruner(Root, Time, Files);
    }

    public FakeTimeProvider Time { get; } = new(Sample.Noon);

    public MemoryFiles Files { get; }

    public ResultCache Cache { get; }

    public Pruner Pruner { get; }

    /// <summary>Path of an entry.</summary>
    public static string PathOf(Entry entry) => CacheLayout.PathOf(Root, entry.Key, entry.Machine);

    public LookUpResult LookUp() => Cache.LookUp(Sample.Request);

    public PruneResult Prune(PruneMode mode, params IEnumerable<EntryKey> keep) => Pruner.Prune(Sample.PruneRequest with { Mode = mode, Keep = keep.ToHashSet() });
}
