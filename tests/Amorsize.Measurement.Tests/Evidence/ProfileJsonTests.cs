using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amorsize.Engine;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Measurement.Tests.Evidence;

[TestClass]
public sealed class ProfileJsonTests
{
    private static readonly Profile Sample = new()
    {
        Workload = "hash",
        ProfiledAt = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
        Choice = new(Execution.Threads, Workers: 2, ChunkSize: 16),
        Speedup = 1.9,
        SpeedupOverDefault = 1.01,
        Reason = "2 workers, chunk 16: 1.90x sequential",
        Warnings = ["unsteady"],
        Model = new(2, 1000, 100, 52, 53, 0.99, 0.05, 0, 0),
        Race = [new(ExecutionPlan.Sequential, [100, 101]), new(new(Execution.Threads, 2, 16), [52, 53]), new(new(Execution.Threads, 2, 1), [104], IsLowerBound: true)],
        Confirmation = [new(ExecutionPlan.Sequential, [100, 101]) { Costs = new(99.5, 48, 0.25, 0.000125, 1.5) }],
        ScanTrials = [new(new(Execution.Threads, 2, 16), [52.5])],
        Dispatch = new(12.5, 0.25),
        Search = new(WarmUpRuns: [250, 101], ProbeRuns: [100.5], ItemTimes: [99, 102.5], ItemBytes: 4096, Rounds: 2, DisturbedTrials: 1, Elapsed: TimeSpan.FromSeconds(1.5), RaceElapsed: TimeSpan.FromSeconds(0.5)) { CheckedElapsed = TimeSpan.FromSeconds(1.8) },
    };

    [TestMethod]
    public void ReadReport_WrittenReport_EqualsOriginal()
    {
        var report = ProtocolJson.ReadReport(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = Sample }));

        Assert.AreEqual(ProfileOutcome.Measured, report.Outcome);
        Assert.AreEqual(Sample.Choice, report.Profile!.Choice);
        Assert.AreEqual(Sample.Model, report.Profile.Model);
        Assert.AreEqual(Sample.ProfiledAt, report.Profile.ProfiledAt);
        Assert.AreSequenceEqual(Sample.Race[1].ItemMicroseconds, report.Profile.Race[1].ItemMicroseconds);
        Assert.AreEqual("unsteady", report.Profile.Warnings.Single());
        Assert.IsFalse(report.Profile.Race[1].IsLowerBound);
        Assert.IsTrue(report.Profile.Race[2].IsLowerBound);
        Assert.AreEqual(Sample.Confirmation.Single().Costs, report.Profile.Confirmation.Single().Costs);
        Assert.AreEqual(Sample.Dispatch, report.Profile.Dispatch);
        Assert.AreEqual(Sample.ScanTrials[0].Candidate, report.Profile.ScanTrials.Single().Candidate);
        var (written, read) = (Sample.Search!, report.Profile.Search!);
        Assert.AreSequenceEqual(written.WarmUpRuns, read.WarmUpRuns);
        Assert.AreSequenceEqual(written.ProbeRuns, read.ProbeRuns);
        Assert.AreSequenceEqual(written.ItemTimes, read.ItemTimes);
        Assert.AreEqual(written, read with { WarmUpRuns = written.WarmUpRuns, ProbeRuns = written.ProbeRuns, ItemTimes = written.ItemTimes });
    }

    [TestMethod]
    public void ReadReport_WithoutSearchAndDispatch_LeavesThemNull()
    {
        var report = ProtocolJson.ReadReport(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = Sample with { Search = null, Dispatch = null } }));

        Assert.IsNull(report.Profile!.Search);
        Assert.IsNull(report.Profile.Dispatch);
    }

    [TestMethod]
    public void ReadReport_WithoutScanAndWarmUpSamples_LeavesThemEmpty()
    {
        var json = JsonNode.Parse(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = Sample }))!;
        var profile = json["profile"]!.AsObject();
        Assert.IsTrue(profile.Remove("ladder"));
        Assert.IsTrue(profile["search"]!.AsObject().Remove("warmUpMicroseconds"));
        Assert.IsTrue(profile["search"]!.AsObject().Remove("probeMicroseconds"));

        var read = ProtocolJson.ReadReport(Encoding.UTF8.GetBytes(json.ToJsonString())).Profile!;

        Assert.IsEmpty(read.ScanTrials);
        Assert.IsEmpty(read.Search!.WarmUpRuns);
        Assert.IsEmpty(read.Search.ProbeRuns);
        Assert.HasCount(2, read.Search.ItemTimes);
    }

    [TestMethod]
    public void ReadRequest_WrittenRequest_EqualsOriginal()
    {
        var request = new ProfileRequest
        {
            AssemblyPath = "/a/b.dll",
            Workload = "hash",
            MethodToken = 0x06000001,
            Options = new() { Items = "Files", ItemCount = 10, MaxDegreeOfParallelism = 3 },
            Budget = TimeSpan.FromSeconds(2.5),
            ReportPath = "/tmp/r.json",
        };
        var read = ProtocolJson.ReadRequest(ProtocolJson.Write(request with { Earlier = Sample }));

        Assert.AreEqual(request, ProtocolJson.ReadRequest(ProtocolJson.Write(request)));
        Assert.AreEqual(request, read with { Earlier = null });
        Assert.AreEqual((Sample.Choice, Sample.Model), (read.Earlier!.Choice, read.Earlier.Model));
        request = request with { Look = new(12.5, TimeSpan.FromMilliseconds(400)) };
        Assert.AreEqual(request, ProtocolJson.ReadRequest(ProtocolJson.Write(request)));
    }

    [TestMethod]
    public void ReadReport_OfALook_EqualsOriginal()
    {
        var report = new ProfileReport { Outcome = ProfileOutcome.Measured, Time = new(12.5, Items: 40, IsLowerBound: true) };

        Assert.AreEqual(report, ProtocolJson.ReadReport(ProtocolJson.Write(report)));
    }

    [TestMethod]
    [DataRow("\"maxDegreeOfParallelism\":2", "\"maxDegreeOfParallelism\":0")]
    [DataRow("\"maxDegreeOfParallelism\":2", "\"maxDegreeOfParallelism\":99999999999")]
    [DataRow("\"chunkSize\":16", "\"chunkSize\":-1")]
    [DataRow("\"speedup\":1.9", "\"speedup\":-1")]
    [DataRow("\"speedup\":1.9", "\"speedup\":\"NaN\"")]
    [DataRow("\"speedup\":1.9", "\"speedup\":1e999")]
    [DataRow("\"sigma\":0.05", "\"sigma\":2")]
    [DataRow("\"execution\":\"Threads\"", "\"execution\":\"1\"")]
    [DataRow("\"warnings\":[\"unsteady\"]", "\"warnings\":[1]")]
    [DataRow("52,53", "52,-53")]
    [DataRow("\"search\":{", "\"search\":[],\"other\":{")]
    [DataRow("\"isAtLeast\":true", "\"isAtLeast\":\"true\"")]
    [DataRow("\"chunkSize\":1,\"execution\":\"Sequential\"", "\"chunkSize\":0,\"execution\":\"Sequential\"")]
    [DataRow("\"maxDegreeOfParallelism\":1,\"chunkSize\":1,\"execution\":\"Sequential\"", "\"maxDegreeOfParallelism\":2,\"chunkSize\":1,\"execution\":\"Sequential\"")]
    [DataRow("\"rounds\":2", "\"rounds\":-2")]
    [DataRow("\"raceMilliseconds\":500", "\"raceMilliseconds\":1e12")]
    [DataRow("\"profiledAt\":\"2026", "\"profiledAt\":\"x")]
    public void ReadReport_ValueOutOfRange_Throws(string good, string bad)
    {
        var json = Encoding.UTF8.GetString(ProtocolJson.Write(new ProfileReport { Outcome = ProfileOutcome.Measured, Profile = Sample }));
        Assert.Contains(good, json);

        Assert.ThrowsExactly<FormatException>(() => ProtocolJson.ReadReport(Encoding.UTF8.GetBytes(json.Replace(good, bad, StringComparison.Ordinal))));
    }

    [TestMethod]
    public void ReadReport_NotJson_Throws() => Assert.Throws<JsonException>(() => ProtocolJson.ReadReport("{"u8.ToArray()));
}
