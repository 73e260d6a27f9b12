using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Platform.Files;

namespace Amorsize.Cache.Benchmarks;

/// <summary>A cache in a real directory, with entries of about 4 KB as in real projects.</summary>
internal sealed class FilledCache
{
    private static readonly Machine here = new()
    {
        Processors = 8,
        Architecture = "X64",
        OperatingSystem = "Linux",
        RuntimeMajor = 8,
        GarbageCollector = "Workstation, concurrent",
        MemoryGiB = 16,
    };

    private readonly string directory = Directory.CreateTempSubdirectory("amorsize-benchmark-").FullName;
    private readonly ResultCache cache;
    private readonly Pruner pruner;

    public FilledCache(int entries, TimeSpan age)
    {
        cache = new(directory, TimeProvider.System, new LocalFileSystem());
        pruner = new(directory, TimeProvider.System, new LocalFileSystem());
        Fill(entries, age);
    }

    /// <summary>Writes entries of an age, and replaces existing ones.</summary>
    public void Fill(int entries, TimeSpan age)
    {
        for (var i = 0; i < entries; i++)
        {
            var entry = EntryOf(i, age);
            var path = CacheLayout.PathOf(directory, entry.Key, entry.Machine);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, EntryFormat.Write(entry));
        }
    }

    public LookUpResult LookUp(LookUpRequest request) => cache.LookUp(request);

    public void Store(Entry entry) => cache.Store(entry);

    public PruneResult Prune((int Files, TimeSpan Time) limits) => pruner.Prune(new()
    {
        Mode = PruneMode.Always,
        Keep = new HashSet<EntryKey>(),
        Machine = here,
        Ttl = TimeSpan.FromDays(7),
        Limits = limits,
    });

    public void Delete() => Directory.Delete(directory, recursive: true);

    public static LookUpRequest RequestOf(Entry entry) => new()
    {
        Key = entry.Key,
        Machine = entry.Machine,
        Fingerprint = entry.Fingerprint,
        MeasurementProperties = [.. entry.MeasurementProperties],
        Ttl = TimeSpan.FromDays(7),
    };

    public static Entry EntryOf(int number, TimeSpan age) => new()
    {
        Key = new("MyApp.Imaging", new Subject.Workload(string.Create(CultureInfo.InvariantCulture, $"workload{number}")), "net10.0", "Release"),
        Machine = here,
        Fingerprint = new string('a', 64),
        MeasurementProperties = [new("AmorsizeTimeBudget", "00:00:03"), new("Optimize", "true"), new("TieredPGO", "(default)"), new("DebugType", "portable")],
        ToolVersion = "0.1.0",
        CreatedAt = DateTimeOffset.UtcNow - age,
        Result = new EntryResult.Loop(new()
        {
            Workload = string.Create(CultureInfo.InvariantCulture, $"workload{number}"),
            ProfiledAt = DateTimeOffset.UtcNow - age,
            Choice = new(Execution.Threads, Workers: 8, ChunkSize: 16),
            Speedup = 6.1234,
            SpeedupOverDefault = 1.0625,
            Reason = "8 workers, chunk 16: 6.12 times as fast as sequential (6.01 to 6.20), 1.06 times as fast as the framework's default",
            Model = new(8, 1000, 125.5, 20.25, 21.75, 0.98, 0.01, 0.0002, 0),
            Race = [.. Enumerable.Range(1, 5).Select(i => new CandidateSamples<ExecutionPlan>(new(Execution.Threads, i, 16), [.. Enumerable.Range(0, 10).Select(round => 100.123457 + round)]))],
            Search = new(WarmUpRuns: [.. Enumerable.Range(0, 40).Select(run => 130.123457 - run)], ProbeRuns: [100.5, 100.25, 100.75], ItemTimes: [.. Enumerable.Range(0, 64).Select(item => 100.123457 + item)], ItemBytes: 4096, Rounds: 10, DisturbedTrials: 0, Elapsed: TimeSpan.FromSeconds(1.9), RaceElapsed: TimeSpan.FromSeconds(1)),
        }),
    };
}
