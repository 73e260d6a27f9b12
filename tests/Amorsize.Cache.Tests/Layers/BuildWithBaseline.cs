using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Verdicts;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Layers;

/// <summary>A build whose layers are a cache in memory and a baseline file.</summary>
internal sealed class BuildWithBaseline
{
    public const string BaselinePath = "project/amorsize.baseline.json";

    private readonly CacheInMemory build = new();

    public ResultCache Cache => build.Cache;

    public FakeTimeProvider Time => build.Time;

    public MemoryFiles Files => build.Files;

    public void Prune() => build.Prune(PruneMode.Always);

    /// <summary>Writes the baseline file.</summary>
    public void Commit(params IEnumerable<Entry> entries) => Files[BaselinePath] = ExportFormat.Write(entries);

    public LayeredCache Layers() => new(Cache, new BaselineFile(BaselinePath, Time, Files));

    public LookUpResult LookUp() => Layers().LookUp(Sample.Request);
}
