using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Cache.Storage;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Tests;

/// <summary>A sample workload, machine and result that tests start from.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Ttl = TimeSpan.FromDays(7);

    public static readonly string Fingerprint = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
    public static readonly string OtherFingerprint = string.Concat(Enumerable.Repeat("fedcba9876543210", 4));

    public static readonly EntryKey Key = new("MyApp.Imaging", new Subject.Workload("thumbnails"), "net8.0", "Release");

    public static readonly Machine Here = new()
    {
        Processors = 8,
        Architecture = "X64",
        OperatingSystem = "Linux",
        RuntimeMajor = 8,
        GarbageCollector = "Workstation, concurrent",
        MemoryGiB = 16,
    };

    public static readonly Machine Elsewhere = Here with { Processors = 2 };

    public static readonly IReadOnlyList<NamedField> Settings = [new("AmorsizeTimeBudget", "00:00:03"), new("Optimize", "true")];

    /// <summary>The request of a build on <see cref="Here"/>. <see cref="Entry"/> is a hit for it.</summary>
    public static readonly LookUpRequest Request = new()
    {
        Key = Key,
        Machine = Here,
        Fingerprint = Fingerprint,
        MeasurementProperties = Settings,
        Ttl = Ttl,
    };

    /// <summary>The prune of a build on <see cref="Here"/> that looked nothing up, without limits.</summary>
    public static readonly PruneRequest PruneRequest = new()
    {
        Mode = PruneMode.Always,
        Keep = new HashSet<EntryKey>(),
        Machine = Here,
        Ttl = Ttl,
        Limits = new(int.MaxValue, TimeSpan.MaxValue),
    };

    /// <summary>An entry of a failed profile, created at noon.</summary>
    public static Entry Failed() => Entry() with { Result = new EntryResult.Failed(new(ProfileOutcome.TimedOut, "it did not end within 16 s")) };

    /// <summary>An entry created at noon. The <paramref name="reason"/> distinguishes entries.</summary>
    public static Entry Entry(string reason = "8 workers, chunk 16: 6.1× faster than sequential\n(\"95 %\" of the rounds)", int workers = 8) => new()
    {
        Key = Key,
        Machine = Here,
        Fingerprint = Fingerprint,
        MeasurementProperties = Settings,
        ToolVersion = "0.1.0",
        CreatedAt = Noon,
        Result = new EntryResult.Loop(new Profile
        {
            Workload = Key.Subject.Name,
            ProfiledAt = Noon.AddSeconds(-1),
            Choice = new ExecutionPlan(Execution.Threads, workers, ChunkSize: 16),
            Speedup = 6.1234,
            SpeedupOverDefault = 1.0625,
            Reason = reason,
            Warnings = ["the items differ: \u00b5s to ms"],
            Model = new CostModel(8, 1000, 125.5, 20.25, 21.75, 0.98, 0.01, 0.0002, 0),
            Race =
            [
                new CandidateSamples<ExecutionPlan>(ExecutionPlan.Sequential, [125.5, 126.25, 124.75]),
                new CandidateSamples<ExecutionPlan>(ExecutionPlan.FrameworkDefault(Execution.Threads, 8), [21.5, 21.75, 22]),
                new CandidateSamples<ExecutionPlan>(new ExecutionPlan(Execution.Threads, 8, 16), [20.25, 20.5, 20.125]),
                new CandidateSamples<ExecutionPlan>(new ExecutionPlan(Execution.Threads, 2, 1), [250.5], IsLowerBound: true),
            ],
            Search = new(WarmUpRuns: [250.5, 127], ProbeRuns: [126], ItemTimes: [120.5, 131.25], ItemBytes: 4096, Rounds: 3, DisturbedTrials: 1, Elapsed: TimeSpan.FromSeconds(1.5), RaceElapsed: TimeSpan.FromSeconds(0.5)),
        }),
    };

    /// <summary>The request for another workload.</summary>
    public static LookUpRequest RequestFor(string workload) => Request with { Key = Key.Of(workload) };

    /// <summary>The same entry for another workload.</summary>
    public static Entry Of(this Entry entry, string workload) => entry.With(entry.Profile with { Workload = workload }) with { Key = entry.Key.Of(workload) };

    /// <inheritdoc cref="Of(Entry, string)"/>
    public static EntryKey Of(this EntryKey key, string workload) => key with { Subject = new Subject.Workload(workload) };

    /// <summary>The same entry with another profile.</summary>
    public static Entry With(this Entry entry, Profile profile) => entry with { Result = new EntryResult.Loop(profile) };

    extension(Entry entry)
    {
        /// <summary>The profile of a loop.</summary>
        public Profile Profile => ((EntryResult.Loop)entry.Result).Profile;

        /// <summary>The profile of a suite.</summary>
        public SuiteProfile Suite => ((EntryResult.Suite)entry.Result).Profile;

        /// <summary>The failure of an entry without a profile.</summary>
        public Failure Failure => ((EntryResult.Failed)entry.Result).Failure;
    }

    /// <summary>Path of an entry below the cache's directory.</summary>
    public static string PathOf(Entry entry) => CacheLayout.PathOf("", entry.Key, entry.Machine);

    public static string TextOf(this IEnumerable<Finding> findings) => string.Join("\n", findings.Select(finding => $"{finding.Verdict}: {finding.Detail}"));
}
