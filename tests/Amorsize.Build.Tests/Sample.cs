using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Build.Tests;

/// <summary>Values that tests start from.</summary>
internal static class Sample
{
    public static readonly Machine Machine = new()
    {
        Processors = 4,
        Architecture = "X64",
        OperatingSystem = "Linux",
        RuntimeMajor = 10,
        GarbageCollector = "Workstation, concurrent",
        MemoryGiB = 16,
    };

    public static WorkloadDescriptor Flagged(string name, int ceiling = 0, string? mistake = null) =>
        new(name, MethodToken: 0x06000001, $"App.Work.{name}(Int32)", new() { Items = "Numbers", MaxDegreeOfParallelism = ceiling }, Fingerprint: new('a', 64), mistake);

    public static readonly CurrentBuild Build = new()
    {
        AssemblyName = "App",
        TargetFramework = "net10.0",
        Configuration = "Debug",
        Machine = Machine,
        MeasurementProperties = [new("AmorsizeTimeBudget", "00:00:03")],
        ToolVersion = "1.2.3",
        CacheTtl = TimeSpan.FromDays(7),
    };

    /// <summary>A result of eight days ago, where seven are allowed.</summary>
    public static ResolvedSettings Stale(Profile profile, string why) => SettingsResolution.FromMiss(
        profile.Workload,
        new([new(Verdict.Expired, why)], Build.EntryFor(Flagged(profile.Workload), new EntryResult.Loop(profile), profile.ProfiledAt), SettingsSource.Cached),
        Machine.Processors);

    public static Profile Profile(string name, DateTimeOffset when, int workers = 4, double cpuShare = 1) => new()
    {
        Workload = name,
        ProfiledAt = when,
        Choice = new(Execution.Threads, workers, ChunkSize: 8),
        Speedup = 3.5,
        SpeedupOverDefault = 1.1,
        Reason = $"{workers} workers, chunk 8: 3.50x sequential",
        Model = new(4, 1000, 100, 29, 32, cpuShare, 0.05, 0, 0),
        Race = [new(ExecutionPlan.Sequential, [100.0])],
    };

    public static readonly SuiteProfile SuiteProfile = new()
    {
        ProfiledAt = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Choice = new(8, TestScope.Methods),
        Speedup = 3.1,
        Reason = "8 workers by method: 3.10x",
        Tests = 120,
        Sequential = TimeSpan.FromSeconds(12),
        TestTime = TimeSpan.FromSeconds(11),
        CpuShare = 0.2,
        Race = [],
    };
}
