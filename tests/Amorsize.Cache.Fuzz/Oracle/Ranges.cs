using System.Globalization;
using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>The allowed ranges of all values. They are repeated here and share no code with the parser, so that a wrong range shows.</summary>
internal static class Ranges
{
    private const double Billion = 1_000_000_000;
    private const double ThirtyYearsOfMicroseconds = 1_000_000_000_000_000;

    public static void Check(Entry entry)
    {
        Check(entry.Key);
        Check(entry.Machine);
        Require(entry.Fingerprint.Length == 64 && entry.Fingerprint.All("0123456789abcdef".Contains), "fingerprint", entry.Fingerprint);
        Require(entry.CreatedAt.Offset == TimeSpan.Zero, "creation in UTC", entry.CreatedAt);
        Texts([entry.MethodVersion, entry.ToolVersion, .. entry.MeasurementProperties.SelectMany(setting => new[] { setting.Name, setting.Value })]);
        Require(entry.MeasurementProperties.DistinctBy(setting => setting.Name).Count() == entry.MeasurementProperties.Count, "settings", "one of them twice");
        Within(entry.MeasurementProperties.Count, 0, 100, "number of settings");
        switch (entry.Result)
        {
            case EntryResult.Loop(var profile):
                Require(entry.Key.Subject == new Subject.Workload(profile.Workload), "subject", entry.Key.Subject);
                Check(profile);
                break;
            case EntryResult.Suite(var profile):
                Require(entry.Key.Subject is Subject.TestSuite, "subject", entry.Key.Subject);
                Check(profile);
                break;
            case EntryResult.Failed(var failure):
                Check(failure);
                break;
        }
    }

    public static void Check(Tombstone tombstone)
    {
        Check(tombstone.Key);
        Texts([tombstone.Reason]);
        Require(tombstone.Verdict is Verdict.Pruned or Verdict.Corrupt, "verdict", tombstone.Verdict);
        Require(tombstone.At.Offset == TimeSpan.Zero, "time in UTC", tombstone.At);
    }

    private static void Check(EntryKey key) => Texts([key.AssemblyName, key.Subject.Name, key.TargetFramework, key.Configuration]);

    private static void Check(Machine machine)
    {
        Texts([machine.Architecture, machine.OperatingSystem, machine.GarbageCollector]);
        Within(machine.Processors, 1, 65_536, "processors");
        Within(machine.CpuQuota ?? 1, 0.01, 65_536, "CPU quota");
        Within(machine.RuntimeMajor, 1, 65_536, "runtime major");
        Within(machine.MemoryGiB, 1, 1_073_741_824, "memory");
    }

    private static void Check(Failure failure)
    {
        Texts([failure.Message]);
        Require(Enum.IsDefined(failure.Outcome) && failure.Outcome != ProfileOutcome.Measured, "outcome", failure.Outcome);
    }

    private static void Check(Profile profile)
    {
        Texts([profile.Workload, profile.Reason, .. profile.Warnings]);
        Require(profile.ProfiledAt.Offset == TimeSpan.Zero, "time in UTC", profile.ProfiledAt);
        Check(profile.Choice);
        Within(profile.Speedup, 0, Billion, "speedup");
        Within(profile.SpeedupOverDefault, 0, Billion, "speedup over default");
        Check(profile.Model);
        foreach (var evidence in profile.Race.Concat(profile.ScanTrials))
        {
            Check(evidence.Candidate);
            foreach (var sample in evidence.ItemMicroseconds)
                Within(sample, 0, ThirtyYearsOfMicroseconds, "sample");
        }
        if (profile.Search is not null)
            Check(profile.Search);
    }

    private static void Check(SuiteProfile suite)
    {
        Texts([suite.Reason, .. suite.FailInParallel, .. suite.Warnings]);
        Require(suite.ProfiledAt.Offset == TimeSpan.Zero, "time in UTC", suite.ProfiledAt);
        Within(suite.Speedup, 0, Billion, "speedup");
        Within(suite.CpuShare, 0, 1, "CPU share");
        foreach (var candidate in suite.Race.Select(evidence => evidence.Candidate).Append(suite.Choice))
        {
            Require(Enum.IsDefined(candidate.Scope), "scope", candidate.Scope);
            Within(candidate.Workers, 0, 65_536, "workers");
            Within(candidate.MinThreads, 0, 65_536, "threads of the pool");
        }
        foreach (var sample in suite.Race.SelectMany(evidence => evidence.ItemMicroseconds))
            Within(sample, 0, ThirtyYearsOfMicroseconds, "sample");
    }

    private static void Check(SearchRecord search)
    {
        foreach (var time in search.WarmUpRuns.Concat(search.ProbeRuns).Concat(search.ItemTimes))
            Within(time, 0, ThirtyYearsOfMicroseconds, "time of an item");
        Within(search.ItemBytes, 0, Billion * 1e6, "bytes of an item");
        Within(search.Rounds, 0, int.MaxValue, "rounds");
        Within(search.DisturbedTrials, 0, int.MaxValue, "disturbed trials");
        Within(search.Elapsed.TotalMilliseconds, 0, Billion, "time of the search");
        Within(search.RaceElapsed.TotalMilliseconds, 0, Billion, "time of the race");
    }

    private static void Check(CostModel model)
    {
        Within(model.Processors, 1, 65_536, "processors");
        Within(model.Items, 1, int.MaxValue, "items");
        Within(model.ItemMicroseconds, 0, ThirtyYearsOfMicroseconds, "item");
        Within(model.TunedItemMicroseconds, 0, ThirtyYearsOfMicroseconds, "tuned item");
        Within(model.DefaultItemMicroseconds, 0, ThirtyYearsOfMicroseconds, "default item");
        Within(model.CpuShare, 0, 1, "CPU share");
        Within(model.Sigma, 0, 1, "sigma");
        Within(model.Kappa, 0, 1000, "kappa");
        Within(model.Ceiling, 0, int.MaxValue, "ceiling");
    }

    private static void Check(ExecutionPlan plan)
    {
        Require(plan.Execution is Execution.Sequential or Execution.Threads or Execution.Async, "execution", plan.Execution);
        Within(plan.Workers, 1, plan.Execution == Execution.Sequential ? 1 : 65_536, "workers");
        Within(plan.ChunkSize, plan.Execution == Execution.Threads ? 0 : 1, int.MaxValue, "chunk size");
    }

    // Both comparisons are false for NaN, so NaN fails.
    private static void Within(double value, double min, double max, string what) => Require(value >= min && value <= max, what, value);

    private static void Texts(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            Require(text.EnumerateRunes().Count(rune => rune == Rune.ReplacementChar) == text.Count(c => c == '\ufffd'), "text", "half of a surrogate pair");
    }

    private static void Require(bool holds, string what, object value)
    {
        if (!holds)
            throw new Violation(string.Create(CultureInfo.InvariantCulture, $"Out of range: {what} is {value}"));
    }
}
