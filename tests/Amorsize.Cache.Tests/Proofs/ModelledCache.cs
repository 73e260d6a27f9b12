using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Cache.Tests.Proofs;

/// <summary>The real cache with the operations of <see cref="CacheModel"/> and optionally a planted defect.</summary>
internal sealed class ModelledCache
{
    private const string Root = "cache";
    private const string ImportedFile = "import.json";

    private static readonly string[] workloads = ["a", "b"];

    private readonly PlantedDefect defect;
    private readonly FakeTimeProvider time = new(Sample.Noon);
    private readonly MemoryFiles files;
    private readonly ResultCache cache;
    private readonly Pruner pruner;
    private int serial;

    public ModelledCache(PlantedDefect defect)
    {
        this.defect = defect;
        files = new(time);
        cache = new(Root, time, files);
        pruner = new(Root, time, files);
    }

    /// <summary>The answers of all operations that have one.</summary>
    public List<string> Answers { get; } = [];

    public void Advance(TimeSpan by) => time.AdjustTime(time.GetUtcNow() + by);

    public void Put(Measured result)
    {
        if (defect == PlantedDefect.ForeignOverwritten)
            Delete(reading => reading.Key == KeyOf(result.Workload, result.Configuration));
        cache.Store(EntryOf(result));
    }

    public void Damage((string Workload, string Configuration, int Machine) place)
    {
        var path = Path.Combine(Root, CacheLayout.DirectoryOf(KeyOf(place.Workload, place.Configuration)), CacheLayout.FileOf(MachineOf(place.Machine)));
        if (files.Paths.Contains(path))
            files[path] = files[path][..100];
    }

    public void Get(Wanted wanted)
    {
        if (defect == PlantedDefect.PruneFirst)
            Delete(reading => reading.Entry is { } entry && time.GetUtcNow() - entry.CreatedAt > Sample.Ttl);
        var answer = cache.LookUp(new LookUpRequest
        {
            Key = KeyOf(wanted.Workload, wanted.Configuration),
            Machine = MachineOf(wanted.Machine),
            Fingerprint = FingerprintOf(wanted.Code),
            MeasurementProperties = SettingsOf(wanted.Settings),
            MaxDegreeOfParallelism = wanted.Ceiling,
            Ttl = Sample.Ttl,
        });
        var verdicts = answer.Findings.Count == 0 ? "Hit" : string.Join(", ", answer.Findings.Select(finding => finding.Verdict));
        Answers.Add(answer.Entry is { } entry ? $"{verdicts} of {entry.Result.Match(loop: profile => profile.Reason, suite: profile => profile.Reason, failed: failure => failure.Message)}" : verdicts);
    }

    public void Prune(Cleaning prune)
    {
        var request = Sample.PruneRequest with
        {
            Keep = defect == PlantedDefect.NothingKept ? new HashSet<EntryKey>() : prune.Workloads.Select(workload => KeyOf(workload, prune.Configuration)).ToHashSet(),
            // The model takes every workload for gone that a build with other workloads did not look up.
            Gone = (prune.Workloads.Length > 0 ? workloads : []).Where(workload => defect == PlantedDefect.NothingKept || !prune.Workloads.Contains(workload)).Select(workload => KeyOf(workload, prune.Configuration)).ToHashSet(),
            Machine = MachineOf(prune.Machine),
            Ttl = defect == PlantedDefect.NoGrace ? Sample.Ttl - TimeSpan.FromDays(30) : Sample.Ttl,
        };
        var result = pruner.Prune(request);
        if (defect == PlantedDefect.NoTombstone)
            Delete(reading => reading.Tombstone is { Verdict: Verdict.Pruned });
        Answers.Add($"{result.Entries} pruned, {result.Tombstones} forgotten");
    }

    public void Import(Exchanged import)
    {
        files[ImportedFile] = ExportFormat.Write(import.Results.Select(EntryOf).ToArray());
        var result = new CacheImport(Root, files).Import(ImportedFile, Enum.Parse<MergePolicy>(import.Policy));
        // The model gives no serial numbers to the results of a refused file.
        if (result.Merge is null)
            serial -= import.Results.Length;
        Answers.Add(result.Merge is { } merge ? $"{merge.Taken.Count} taken" : $"{result.Defect!.Verdict}");
    }

    public override string ToString() => string.Join("; ", Answers);

    private void Delete(Predicate<EntryReading> isMeant)
    {
        foreach (var path in files.Paths.Where(path => CacheLayout.EntryFile.IsMatch(Path.GetFileName(path)) && isMeant(EntryFormat.Read(files[path]))).ToArray())
            files.Delete(path);
    }

    private Entry EntryOf(Measured result)
    {
        var name = $"{++serial}";
        var entry = Sample.Entry(name, result.Workers);
        return entry with
        {
            Key = KeyOf(result.Workload, result.Configuration),
            Machine = MachineOf(result.Machine),
            Fingerprint = FingerprintOf(result.Code),
            MeasurementProperties = SettingsOf(result.Settings),
            MethodVersion = result.Method == 1 ? MeasurementPolicy.CurrentMethodVersion : "0-00000000",
            CreatedAt = time.GetUtcNow() - result.Age,
            Result = result.HasFailed ? new EntryResult.Failed(Sample.Failed().Failure with { Message = name }) : new EntryResult.Loop(entry.Profile with { Workload = result.Workload }),
        };
    }

    private static EntryKey KeyOf(string workload, string configuration) => Sample.Key.Of(workload) with { Configuration = configuration };

    private static Machine MachineOf(int processors) => Sample.Here with { Processors = processors };

    private static string FingerprintOf(int code) => new((char)('0' + code), 64);

    private static IReadOnlyList<NamedField> SettingsOf(int settings) => [new("AmorsizeTimeBudget", $"00:00:0{settings}")];
}
