using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Exchange;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>The inputs that the fuzzer starts from. They are real files but small, because the fuzzer changes a few bytes at a time.</summary>
internal static class Seeds
{
    private static readonly DateTimeOffset noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly EntryKey key = new("App", new Subject.Workload("w"), "net8.0", "Release");

    private static readonly Entry measured = new()
    {
        Key = key,
        Machine = new() { Processors = 2, Architecture = "X64", OperatingSystem = "Linux", RuntimeMajor = 8, GarbageCollector = "Server", MemoryGiB = 16 },
        Fingerprint = new string('0', 64),
        MeasurementProperties = [new("Optimize", "true")],
        ToolVersion = "0.1.0",
        CreatedAt = noon,
        Result = new EntryResult.Loop(new()
        {
            Workload = "w",
            ProfiledAt = noon,
            Choice = new(Execution.Threads, Workers: 2, ChunkSize: 0),
            Speedup = 1.5,
            SpeedupOverDefault = 1,
            Reason = "\u00b5s",
            Warnings = ["noisy"],
            Model = new(2, 100, 12.5, 7, 8, 0.75, 0.01, 0.001, 0),
            Race = [new(ExecutionPlan.Sequential, [12.5])],
        }),
    };

    private static readonly Entry other = measured with { Key = key with { Subject = new Subject.Workload("v") }, Result = new EntryResult.Loop(((EntryResult.Loop)measured.Result).Profile with { Workload = "v" }) };

    private static readonly Entry failed = measured with { Machine = measured.Machine with { CpuQuota = 1.5 }, Key = key with { Subject = new Subject.Workload("f") }, Result = new EntryResult.Failed(new(ProfileOutcome.TimedOut, "30 s")) };

    /// <summary>Files of entries and tombstones.</summary>
    public static IReadOnlyList<byte[]> Entries { get; } =
    [
        Line(measured),
        Line(failed),
        EntryFormat.Write(failed),
        EntryFormat.Write(new Tombstone(key, Verdict.Pruned, "old", noon)),
        EntryFormat.Write(new Tombstone(key, Verdict.Corrupt, "torn", noon)),
    ];

    public static void Write(string target, string directory)
    {
        IReadOnlyList<byte[]> seeds = target switch
        {
            "entry" => Entries,
            "export" => [ExportFormat.Write([]), ExportFormat.Write([measured]), ExportFormat.Write([measured, other]), [.. Encoding.UTF8.Preamble, .. ExportFormat.Write([measured])]],
            _ => [.. Places.Of(Entries[0]).Select((place, at) => (byte[])[0, (byte)at, .. Entries[0][place]]).Where(seed => seed.Length < 40)],
        };
        Directory.CreateDirectory(directory);
        foreach (var (index, seed) in seeds.Index())
            File.WriteAllBytes(Path.Combine(directory, $"{target}-{index}.json"), seed);
    }

    private static byte[] Line(Entry entry) => Encoding.UTF8.GetBytes(EntryFormat.WriteLine(entry) + "\n");
}
