using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Cache.Tests.Verdicts;

[TestClass]
public sealed class PrecedenceTests
{
    private static readonly Dictionary<Verdict, Func<Entry, Entry>> failures = new()
    {
        [Verdict.VersionMismatch] = entry => entry with { MethodVersion = "0-00000000" },
        [Verdict.Expired] = entry => entry with { CreatedAt = Sample.Noon.AddDays(-8) },
        [Verdict.FutureClock] = entry => entry with { CreatedAt = Sample.Noon.AddHours(3) },
        [Verdict.MachineMismatch] = entry => entry with { Machine = Sample.Elsewhere },
        [Verdict.WorkloadChanged] = entry => entry with { Fingerprint = Sample.OtherFingerprint },
        [Verdict.SettingsChanged] = entry => entry with { MeasurementProperties = [] },
        [Verdict.Failed] = entry => entry with { Result = new EntryResult.Failed(new(ProfileOutcome.Threw, "")) },
        [Verdict.InvalidChoice] = entry => entry.With(Sample.Entry(workers: 9).Profile),
        [Verdict.Provisional] = entry => UnderLoad(entry),
    };

    /// <summary>
    /// Every set of checks that can fail together. An entry is not both old and from the future, and a failed profile has no plan that could be illegal, and no load.
    /// </summary>
    public static IEnumerable<string> Combinations =>
        from bits in Enumerable.Range(1, (1 << failures.Count) - 1)
        let failing = failures.Keys.Where((_, index) => (bits & (1 << index)) != 0).ToArray()
        where !(failing.Contains(Verdict.Expired) && failing.Contains(Verdict.FutureClock))
            && !(failing.Contains(Verdict.Provisional) && failing.Contains(Verdict.FutureClock))
            && !(failing.Contains(Verdict.Failed) && (failing.Contains(Verdict.InvalidChoice) || failing.Contains(Verdict.Provisional)))
        select string.Join(", ", failing);

    [TestMethod]
    [DynamicData(nameof(Combinations))]
    public void LookUp_SeveralFailingChecks_FirstIsTheVerdictAndAllAreListed(string combination)
    {
        var failing = combination.Split(", ").Select(Enum.Parse<Verdict>).ToArray();
        var entry = failing.Aggregate(Sample.Entry(), (entry, verdict) => failures[verdict](entry));

        var stored = new CacheInMemory();
        stored.Cache.Store(entry);
        AssertFindings(failing, stored.LookUp());

        var copied = new CacheInMemory();
        copied.Files[CacheInMemory.PathOf(Sample.Entry())] = EntryFormat.Write(entry);
        AssertFindings(failing, copied.LookUp());
    }

    [TestMethod]
    public void LookUp_CorruptBytes_HasOneFinding()
    {
        var build = new CacheInMemory();
        var entry = failures.Values.Aggregate(Sample.Entry(), (entry, fail) => fail(entry));
        build.Files[CacheInMemory.PathOf(Sample.Entry())] = EntryFormat.Write(entry)[..^1];
        build.Cache.Store(entry);

        AssertFindings([Verdict.Corrupt], build.LookUp());
    }

    private static Entry UnderLoad(Entry entry)
    {
        var yesterday = Sample.Noon.AddHours(-25);
        return entry.With(entry.Profile with { UnderLoad = 0.9 }) with { CreatedAt = entry.CreatedAt < yesterday ? entry.CreatedAt : yesterday };
    }

    private static void AssertFindings(Verdict[] expected, LookUpResult result)
    {
        Assert.AreSequenceEqual(expected, result.Findings.Select(finding => finding.Verdict));
        Assert.AreEqual(expected.Min(), result.Verdict);
    }
}
