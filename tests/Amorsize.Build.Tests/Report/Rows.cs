using Amorsize.Build.Commands;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Report;

/// <summary>Rows of the status of workloads and suites.</summary>
internal static class Rows
{
    public const string Hostile = "\"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;\u0001\u202e\ud800";

    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A CPU-bound workload on four processors, with more samples than the usual budget gives.</summary>
    public static Profile CpuBound { get; } = Measured(
        "images.Resize", new(Execution.Threads, 4, 16), new(4, 1000, 1900, 540, 610, 0.99, 0.08, 0.002, 0),
        new(ExecutionPlan.Sequential, Around(1900)),
        new(ExecutionPlan.FrameworkDefault(Execution.Threads, 4), Around(610)),
        new(new(Execution.Threads, 4, 1), Around(700)),
        new(new(Execution.Threads, 4, 4), Around(560)),
        new(new(Execution.Threads, 4, 16), Around(540)),
        new(new(Execution.Threads, 4, 64), Around(580)),
        new(new(Execution.Threads, 4, 250), Around(640)),
        new(new(Execution.Threads, 3, 16), Around(690)),
        new(new(Execution.Threads, 2, 16), Around(1010)))
        with
    {
        Dispatch = new(12, 0.4),
        Warnings = ["the samples of one plan scatter by 30 % around their median, so that the result may differ from run to run"],
        Search = new(WarmUpRuns: [.. Around(2100, 20)], ProbeRuns: [.. Around(1900, 3)], ItemTimes: [.. Around(1900, 64)], ItemBytes: 4 << 20, Rounds: 15, DisturbedTrials: 2, TimeSpan.FromSeconds(2.8), TimeSpan.FromSeconds(2.1)),
    };

    /// <summary>An I/O-bound workload. Its framework default was stopped, so that sample is a lower bound.</summary>
    public static Profile IoBound { get; } = Measured(
        "fetch", new(Execution.Async, 96, 1), new(4, 200, 21_300, 232, 5_400, 0.02, 0, 0, 0),
        new(ExecutionPlan.Sequential, [21_300]),
        new(ExecutionPlan.FrameworkDefault(Execution.Async, 4), [5_400], IsLowerBound: true),
        new(new(Execution.Async, 48, 1), Around(462)),
        new(new(Execution.Async, 64, 1), Around(348)),
        new(new(Execution.Async, 96, 1), Around(232)),
        new(new(Execution.Async, 144, 1), Around(236)));

    /// <summary>A workload that is too short for parallel plans.</summary>
    public static Profile Sequential { get; } = Measured(
        "tiny", ExecutionPlan.Sequential, new(4, 10, 0.002, 0.002, 0.9, 1, 1, 0, 0),
        new(ExecutionPlan.Sequential, Around(0.002)),
        new(ExecutionPlan.FrameworkDefault(Execution.Threads, 4), Around(0.9)));

    /// <summary>A suite that got faster, with tests that fail in parallel.</summary>
    public static SuiteProfile Suite { get; } = new()
    {
        ProfiledAt = Noon,
        Choice = new(32, TestScope.Methods, MinThreads: 36),
        Speedup = 3.2,
        Reason = "32 workers by method, at least 36 threads in the pool: 1.4 s, 3.20x as fast as before; 120 tests, 12.0 s sequentially, 4 % of it computing",
        Tests = 120,
        Sequential = TimeSpan.FromSeconds(12),
        TestTime = TimeSpan.FromSeconds(11),
        CpuShare = 0.04,
        PeakMemory = 210L << 20,
        FailInParallel = ["Shop.Tests.Cart.Adds(\"<b>\")", "Shop.Tests.Cart.Removes"],
        Race =
        [
            new(SuitePlan.Sequential, [12_000_000]),
            new(SuitePlan.Unchanged, [4_400_000, 4_500_000, 4_450_000]),
            new(new(16, TestScope.Methods, 20), [1_900_000, 1_950_000, 1_870_000]),
            new(new(32, TestScope.Methods, 36), [1_400_000, 1_380_000, 1_450_000]),
        ],
        Timeline = new(SuitePlan.Unchanged, [.. Enumerable.Range(0, 120).Select(test => new TestSpans(
            $"Shop.Tests.Class{test / 10}.Test{test % 10}",
            new(TimeSpan.FromMilliseconds(100 * (test / 4)), TimeSpan.FromMilliseconds(95)),
            new(TimeSpan.FromMilliseconds(100 * (test / 32)), TimeSpan.FromMilliseconds(98))))]),
    };

    public static StatusRow Of(Profile profile) => new()
    {
        Subject = new Subject.Workload(profile.Workload),
        Workers = profile.Choice.Workers,
        ChunkSize = profile.Choice.ChunkSize,
        Execution = profile.Choice.Execution.ToString(),
        Speedup = profile.Speedup,
        Age = TimeSpan.FromHours(50),
        Verdict = nameof(Verdict.Hit),
        Source = nameof(SettingsSource.Cached),
        Reason = profile.Reason,
        Entry = WithHistory(Sample.Build.EntryFor(Sample.Flagged(profile.Workload), new EntryResult.Loop(profile), Noon)),
    };

    public static StatusRow Of(SuiteProfile suite) => new()
    {
        Subject = Subject.Tests,
        Verdict = nameof(Verdict.Hit),
        Source = nameof(SettingsSource.Cached),
        Reason = suite.Reason,
        Entry = WithHistory(Sample.Build.EntryFor(Subject.Tests, new('a', 64), new EntryResult.Suite(suite), Noon)),
    };

    public static StatusRow Missing { get; } = new() { Subject = new Subject.Workload("new.one"), Verdict = nameof(Verdict.NotFound), Source = nameof(SettingsSource.Default), Findings = ["no entry for this workload"] };

    /// <summary>Rows of every kind, one of them with a hostile name.</summary>
    public static IReadOnlyList<StatusRow> Everything { get; } =
    [
        Of(CpuBound),
        Of(IoBound),
        Of(Sequential) with { Findings = ["age 8 d, limit 7 d"], Verdict = nameof(Verdict.Expired) },
        Of(CpuBound with { Workload = Hostile, Reason = Hostile, Warnings = [Hostile] }),
        Missing,
        Of(Suite),
    ];

    /// <summary>Samples that scatter by a few per cent, the same in each call.</summary>
    private static double[] Around(double microseconds, int samples = 15)
    {
        var random = new Random(samples);
        return [.. Enumerable.Range(0, samples).Select(_ => microseconds * (0.95 + (0.15 * random.NextDouble())))];
    }

    private static Profile Measured(string name, ExecutionPlan choice, CostModel model, params CandidateSamples<ExecutionPlan>[] race) => new()
    {
        Workload = name,
        ProfiledAt = Noon,
        Choice = choice,
        Speedup = model.ItemMicroseconds / model.TunedItemMicroseconds,
        SpeedupOverDefault = model.DefaultItemMicroseconds / model.TunedItemMicroseconds,
        Reason = $"{choice}: chosen",
        Model = model,
        Race = race,
    };

    private static Entry WithHistory(Entry entry) => Enumerable.Range(0, Entry.MaxMeasurements).Aggregate(entry, (last, _) =>
        entry.After(new LookUpResult([new(Verdict.WorkloadChanged, "the flagged method, or code that it reaches, changed: cached 0123456789ab, here fedcba987654")], last, SettingsSource.Cached)));
}
