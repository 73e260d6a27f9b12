using System.Text;
using System.Text.Json;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Measurement.Tests.Evidence;

[TestClass]
public sealed class SuiteProfileJsonTests
{
    private static readonly SuiteProfile Sample = new()
    {
        ProfiledAt = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
        Choice = new(Workers: 8, TestScope.Methods, MinThreads: 8),
        Speedup = 3.25,
        Reason = "8 workers: 3.25x",
        Tests = 120,
        Sequential = TimeSpan.FromMilliseconds(6500.125),
        TestTime = TimeSpan.FromMilliseconds(6001.5),
        TimedAt = new(2026, 1, 3, 0, 0, 0, TimeSpan.Zero),
        CpuShare = 0.25,
        PeakMemory = 123_456_789_012,
        UnderLoad = 0.75,
        FailInParallel = ["N.C.Test1", "N.C.Test2"],
        Warnings = ["64 workers: it did not end"],
        Race = [new(SuitePlan.Unchanged, [6500125, 6500250.5]), new(new(8, TestScope.Methods, 8) { IsAggressive = true }, [2000000, 2000100])],
    };

    [TestMethod]
    public void Read_WrittenProfile_EqualsOriginal()
    {
        var profile = Read(Write(Sample));

        Assert.AreSequenceEqual(Sample.FailInParallel, profile.FailInParallel);
        Assert.AreSequenceEqual(Sample.Warnings, profile.Warnings);
        Assert.AreSequenceEqual(Sample.Race.Select(evidence => evidence.Candidate), profile.Race.Select(evidence => evidence.Candidate));
        Assert.AreSequenceEqual(Sample.Race.SelectMany(evidence => evidence.ItemMicroseconds), profile.Race.SelectMany(evidence => evidence.ItemMicroseconds));
        Assert.AreEqual(Sample, profile with { FailInParallel = Sample.FailInParallel, Warnings = Sample.Warnings, Race = Sample.Race });
    }

    [TestMethod]
    public void Read_WrittenIsolation_EqualsOriginal()
    {
        var isolation = new Isolation(new(8, TestScope.Methods, 12), ["N.C.A"], TimeSpan.FromSeconds(3.5), TimeSpan.FromSeconds(8), Runs: 3);

        var read = Read(Write(Sample with { Isolation = isolation })).Isolation!;

        Assert.AreSequenceEqual(isolation.Units, read.Units);
        Assert.AreEqual(isolation, read with { Units = isolation.Units });
    }

    [TestMethod]
    [DataRow(null, null)]
    [DataRow(3.5, "N.C")]
    public void Read_WrittenOrder_EqualsOriginal(double? seconds, string? critical)
    {
        var order = new SuiteOrder(seconds is { } time ? TimeSpan.FromSeconds(time) : null, critical is null ? null : new(critical, TimeSpan.FromSeconds(3)), IsByClass: true);

        Assert.AreEqual(order, Read(Write(Sample with { Order = order })).Order);
    }

    [TestMethod]
    public void Read_WithoutTestTimes_LeavesThemNull() =>
        Assert.AreEqual((null, null), Read(Write(Sample with { TestTime = null, TimedAt = null })) is var profile ? (profile.TestTime, profile.TimedAt) : default);

    [TestMethod]
    public void Read_WrittenTimeline_EqualsOriginal()
    {
        TestSpans[] tests = [new("N.C.A", new(TimeSpan.Zero, TimeSpan.FromMilliseconds(1.5)), null), new("N.C.B", null, new(TimeSpan.FromSeconds(2), TimeSpan.Zero))];

        var timeline = Read(Write(Sample with { Timeline = new(new(2, TestScope.Classes, 4), tests) })).Timeline!;

        Assert.AreEqual(new(2, TestScope.Classes, 4), timeline.Before);
        Assert.AreSequenceEqual(tests, timeline.Tests);
    }

    [TestMethod]
    public void Read_TimelineWithTooManyTests_Throws()
    {
        var tests = Enumerable.Repeat(new TestSpans("N.C.A", null, null), SuiteTimeline.MaxTests + 1).ToList();

        Assert.ThrowsExactly<FormatException>(() => Read(Write(Sample with { Timeline = new(SuitePlan.Unchanged, tests) })));
    }

    [TestMethod]
    public void Read_WrittenUnchangedSuite_EqualsOriginal()
    {
        var profile = Read(Write(Sample with { Choice = SuitePlan.Unchanged, IsUnchanged = true, FailInParallel = [], Race = [] }));

        Assert.IsTrue(profile.IsUnchanged);
        Assert.AreEqual(SuitePlan.Unchanged, profile.Choice);
        Assert.IsEmpty(profile.FailInParallel);
        Assert.IsEmpty(profile.Race);
    }

    [TestMethod]
    [DataRow("\"workers\":8", "\"workers\":-1")]
    [DataRow("\"workers\":8", "\"workers\":65537")]
    [DataRow("\"workers\":8", "\"workers\":\"8\"")]
    [DataRow("\"workers\":8", "\"worker\":8")]
    [DataRow("\"scope\":\"Methods\"", "\"scope\":\"methods\"")]
    [DataRow("\"scope\":\"Methods\"", "\"scope\":\"2\"")]
    [DataRow("\"minThreads\":8", "\"minThreads\":-1")]
    [DataRow("\"minThreads\":8", "\"minThreads\":65537")]
    [DataRow("\"profiledAt\":\"2026", "\"profiledAt\":\"x")]
    [DataRow("\"choice\":{", "\"choice\":[],\"other\":{")]
    [DataRow("\"speedup\":3.25", "\"speedup\":-1")]
    [DataRow("\"speedup\":3.25", "\"speedup\":1e999")]
    [DataRow("\"reason\":", "\"cause\":")]
    [DataRow("\"isLeftAlone\":false", "\"isLeftAlone\":0")]
    [DataRow("\"isLeftAlone\":false,", "")]
    [DataRow("\"tests\":120", "\"tests\":-1")]
    [DataRow("\"tests\":120", "\"tests\":1.5")]
    [DataRow("\"sequentialMilliseconds\":6500.125", "\"sequentialMilliseconds\":-1")]
    [DataRow("\"testMilliseconds\":6001.5", "\"testMilliseconds\":-1")]
    [DataRow("\"timedAt\":\"2026", "\"timedAt\":\"x")]
    [DataRow("\"sequentialMilliseconds\":6500.125", "\"sequentialMilliseconds\":1e10")]
    [DataRow("\"cpuShare\":0.25", "\"cpuShare\":1.01")]
    [DataRow("\"peakMemoryBytes\":123456789012", "\"peakMemoryBytes\":-1")]
    [DataRow("\"peakMemoryBytes\":123456789012", "\"peakMemoryBytes\":1e16")]
    [DataRow("\"failInParallel\":[\"N.C.Test1\"", "\"failInParallel\":[1")]
    [DataRow("\"warnings\":[", "\"warnings\":[null,")]
    [DataRow("\"race\":[", "\"race\":[1,")]
    [DataRow("2000100", "-2000100")]
    [DataRow("\"microseconds\":[2000000", "\"microseconds\":[\"2000000\"")]
    public void Read_ValueOutOfRange_Throws(string good, string bad)
    {
        var json = Write(Sample);
        Assert.Contains(good, json);

        Assert.ThrowsExactly<FormatException>(() => Read(json.Replace(good, bad, StringComparison.Ordinal)));
    }

    private static string Write(SuiteProfile profile)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            JsonMembers.Write<SuiteProfile>(json, profile, SuiteProfileJson.Map);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static SuiteProfile Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonMembers.Read<SuiteProfile>(document.RootElement, SuiteProfileJson.Map);
    }
}
