using System.Text;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Fuzz.Oracle;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Tests;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Cache.Tests.Entries;

[TestClass]
public sealed class SuiteEntryTests
{
    private static readonly EntryKey key = Sample.Key with { Subject = Subject.Tests };

    private static readonly Entry entry = Sample.Entry() with
    {
        Key = key,
        Result = new EntryResult.Suite(new()
        {
            ProfiledAt = Sample.Noon.AddSeconds(-1),
            Choice = new(Workers: 8, TestScope.Methods, MinThreads: 16),
            Speedup = 3.1234,
            Reason = "8 workers by method: 3.12× faster than as it was\n(\"95 %\" of the rounds)",
            Tests = 120,
            Sequential = TimeSpan.FromSeconds(12.5),
            TestTime = TimeSpan.FromSeconds(11),
            CpuShare = 0.25,
            PeakMemory = 1L << 32,
            FailInParallel = ["N.C.M(\"µ\")"],
            Warnings = ["16 workers: it did not end within 30 s"],
            Race = [new(SuitePlan.Unchanged, [12500.5, 12600]), new(new(8, TestScope.Methods, 16), [4000.25])],
        }),
    };

    [TestMethod]
    public void SuiteEntry_WrittenAndRead_IsTheSame()
    {
        var written = EntryFormat.Write(entry);

        var read = EntryFormat.Read(written);

        Assert.IsNull(read.Defect);
        var (suite, original) = (read.Entry!.Suite, entry.Suite);
        Assert.AreEqual(original with { FailInParallel = suite.FailInParallel, Warnings = suite.Warnings, Race = suite.Race }, suite);
        Assert.AreSequenceEqual(original.FailInParallel, suite.FailInParallel);
        Assert.AreSequenceEqual(original.Warnings, suite.Warnings);
        Assert.AreSequenceEqual(original.Race.Select(evidence => evidence.Candidate), suite.Race.Select(evidence => evidence.Candidate));
        Assert.AreSequenceEqual(original.Race.SelectMany(evidence => evidence.ItemMicroseconds), suite.Race.SelectMany(evidence => evidence.ItemMicroseconds));
        Assert.AreEqual(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(EntryFormat.Write(read.Entry!)));
    }

    [TestMethod]
    public void SuiteEntry_ForOthers_HasNoTimesOfTests()
    {
        var span = new TestSpan(TimeSpan.FromMilliseconds(12345.678), TimeSpan.FromMilliseconds(1234.567));
        var tests = Enumerable.Range(0, SuiteTimeline.MaxTests).Select(test => new TestSpans($"{new string('x', 150)}{test}", span, span));
        var withTimes = entry with { Result = new EntryResult.Suite(entry.Suite with { Timeline = new(SuitePlan.Unchanged, [.. tests]) }) };

        Assert.HasCount(SuiteTimeline.MaxTests, EntryFormat.Read(EntryFormat.Write(withTimes)).Entry!.Suite.Timeline!.Tests);
        Assert.IsLessThan(RemoteFormat.MaxBytes, RemoteFormat.Write(withTimes, new('a', 64), secret: null).Length);
        Assert.AreEqual(EntryFormat.WriteLine(entry), EntryFormat.WriteLine(withTimes));
    }

    [TestMethod]
    public void UnchangedSuite_WrittenAndRead_IsTheSame() =>
        Assert.IsTrue(EntryFormat.Read(EntryFormat.Write(entry with { Result = new EntryResult.Suite(entry.Suite with { IsUnchanged = true }) })).Entry!.Suite.IsUnchanged);

    [TestMethod]
    public void FailedSuite_WrittenAndRead_IsTheSame()
    {
        var failed = Sample.Failed() with { Key = key };

        var read = EntryFormat.Read(EntryFormat.Write(failed)).Entry!;

        Assert.AreEqual((failed.Result, false), (read.Result, read.IsMeasured));
    }

    [TestMethod]
    public void SuiteEntry_WithResultOfAWorkload_IsCorrupt() =>
        Assert.Contains("'suite' is missing", EntryFormat.Read(EntryFormat.Write(entry with { Result = Sample.Entry().Result })).Defect!.Detail);

    [TestMethod]
    public void WorkloadEntry_WithResultOfASuite_IsCorrupt() =>
        Assert.Contains("'profile' is missing", EntryFormat.Read(EntryFormat.Write(entry with { Key = Sample.Key })).Defect!.Detail);

    [TestMethod]
    public void LookUp_SuiteEntry_IsHitAndUsable()
    {
        var cache = new CacheInMemory();
        cache.Cache.Store(entry);

        var found = cache.Cache.LookUp(Sample.Request with { Key = key });

        Assert.AreEqual((Verdict.Hit, true, 8), (found.Verdict, found.IsUsable, found.Entry!.Suite.Choice.Workers));
    }

    [TestMethod]
    public void LookUp_StaleSuiteEntry_IsUsable()
    {
        var cache = new CacheInMemory();
        cache.Cache.Store(entry);

        var found = cache.Cache.LookUp(Sample.Request with { Key = key, Fingerprint = Sample.OtherFingerprint });

        Assert.AreNotEqual(Verdict.Hit, found.Verdict);
        Assert.IsTrue(found.IsUsable);
    }

    [TestMethod]
    [DataRow(23, Verdict.Hit)]
    [DataRow(25, Verdict.Provisional)]
    public void LookUp_SuiteMeasuredUnderLoad_IsProvisionalAfterADay(int hours, object verdict)
    {
        var cache = new CacheInMemory();
        var underLoad = entry with { Result = new EntryResult.Suite(entry.Suite with { UnderLoad = 0.9 }), CreatedAt = Sample.Noon.AddHours(-hours) };
        cache.Cache.Store(underLoad);

        var found = cache.Cache.LookUp(Sample.Request with { Key = key });

        Assert.AreEqual((verdict, true), (found.Verdict, found.IsUsable));
        Assert.AreEqual(verdict is Verdict.Hit, Sample.Noon < Staleness.ValidityOf(underLoad, Sample.Request).Until);
    }

    [TestMethod]
    public void LookUp_FailedSuite_IsNotUsable()
    {
        var cache = new CacheInMemory();
        cache.Cache.Store(Sample.Failed() with { Key = key });

        Assert.IsFalse(cache.Cache.LookUp(Sample.Request with { Key = key }).IsUsable);
    }

    [TestMethod]
    [DataRow(9, 0.9, 1, 16, "9 workers are chosen for CPU-bound tests, but 8 processors are usable here")]
    [DataRow(9, 0.1, 1, 16, "")]
    [DataRow(8, 0.9, 1, 16, "")]
    [DataRow(9, 0.9, 1, 8, "", DisplayName = "Measured on as many processors it was shown to be faster")]
    [DataRow(8, 0.1, 9, 8, "a run needs 9216 MiB, more than half of the 16 GiB here")]
    public void LookUp_SuitePlanTooLargeForThisMachine_IsInvalidChoice(int workers, double cpuShare, int peakGiB, int processors, string why)
    {
        var cache = new CacheInMemory();
        var suite = entry.Suite with { Choice = new(workers), CpuShare = cpuShare, PeakMemory = peakGiB * (1L << 30) };
        cache.Cache.Store(entry with { Result = new EntryResult.Suite(suite), Machine = entry.Machine with { Processors = processors } });

        var found = cache.Cache.LookUp(Sample.Request with { Key = key });

        Assert.AreEqual(why, found.Findings.FirstOrDefault(finding => finding.Verdict == Verdict.InvalidChoice)?.Detail ?? "");
        Assert.AreEqual(why.Length == 0, found.IsUsable);
    }

    [TestMethod]
    public void LookUp_ChangedSuite_NamesTests()
    {
        var cache = new CacheInMemory();
        cache.Cache.Store(entry);

        Assert.StartsWith("tests were added or removed", cache.Cache.LookUp(Sample.Request with { Key = key, Fingerprint = Sample.OtherFingerprint }).Findings[0].Detail);
    }

    [TestMethod]
    public void A_workload_may_have_its_name_and_keeps_its_own_result()
    {
        var cache = new CacheInMemory();
        var workload = Sample.Entry().Of(Subject.Tests.Name);
        cache.Cache.Store(entry);
        cache.Cache.Store(workload);

        Assert.IsNull(Compiled.Scan($$"""public static class C { [Workload("{{Subject.Tests.Name}}")] static void M(TunedSettings s) { } }""").Single().Mistake);
        Assert.AreEqual(workload.Profile.Reason, cache.Cache.LookUp(Sample.Request with { Key = workload.Key }).Entry!.Profile.Reason);
        Assert.AreEqual(entry.Suite.Reason, cache.Cache.LookUp(Sample.Request with { Key = key }).Entry!.Suite.Reason);
    }

    [TestMethod]
    [DataRow("", "'workload' is missing")]
    [DataRow("\"isTestSuite\": false,", "'isTestSuite'")]
    [DataRow("\"isTestSuite\": true, \"workload\": \"w\",", "'isTestSuite'")]
    public void A_key_is_of_a_workload_or_of_the_suite(string subject, string why)
    {
        var text = Encoding.UTF8.GetString(EntryFormat.Write(entry)).Replace("\"isTestSuite\": true,", subject, StringComparison.Ordinal);

        Assert.Contains(why, EntryFormat.Read(Checksums.Repair(Encoding.UTF8.GetBytes(text))).Defect!.Detail);
    }
}
