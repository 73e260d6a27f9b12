using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Tests;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Races.Tests;

/// <summary>The operations of one build on the cache, 40 days after the sample was measured. So the sample is expired and old enough to be pruned.</summary>
internal class Build(RacyFiles files)
{
    public const string Root = "cache";

    public static readonly DateTimeOffset Today = Sample.Noon.AddDays(40);

    private static readonly FixedTime time = new(Today);

    private readonly ResultCache cache = new(Root, time, files);
    private readonly Pruner pruner = new(Root, time, files);

    /// <summary>Path of the file that all builds export to.</summary>
    public static string Exported { get; } = Path.Combine("project", "amorsize.baseline.json");

    /// <summary>Path of the sample.</summary>
    public static string EntryPath { get; } = Path.Combine(Root, Sample.PathOf(Sample.Entry()));

    protected RacyFiles Files { get; } = files;

    /// <summary>A result of today.</summary>
    public static Entry Fresh(string reason = "fresh") => Sample.Entry(reason) with { CreatedAt = Today };

    public virtual LookUpResult LookUp() => cache.LookUp(Sample.Request);

    public void Store(Entry entry) => cache.Store(entry);

    /// <summary>Adds the results of an assembly to the file that all builds export to.</summary>
    public void Export(string assembly) => new CacheExport(Root, Files).Export(Exported, assembly, MergePolicy.Newer);

    public virtual void Prune() => pruner.Prune(Sample.PruneRequest);

    /// <summary>The sample's entry, if it can be read.</summary>
    protected Entry? Peek() => Files.Read(EntryPath, EntryFormat.MaxBytes) is { } bytes ? EntryFormat.Read(bytes).Entry : null;
}
