using Amorsize.Build.Commands;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.Workloads;
using Amorsize.Settings;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests.Commands;

[TestClass]
public sealed class WorkloadStatusTests
{
    private static readonly string Fingerprint = new('a', 64);

    private readonly FakeTimeProvider clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public void Of_EachWorkload_GivesARow()
    {
        var expired = new Finding(Verdict.Expired, "age 8 d, limit 7 d");
        var cache = new Answers(new()
        {
            ["a"] = Found("a", age: TimeSpan.FromMinutes(190), workers: 4),
            ["old"] = Found("old", age: TimeSpan.FromDays(8), workers: 12, expired),
            ["new"] = LookUpResult.Without(Verdict.NotFound, "no entry for this workload"),
        });

        var rows = Of(cache, Sample.Flagged("a"), Sample.Flagged("old"), Sample.Flagged("new"), Sample.Flagged("odd", mistake: "There is no member Numbers"));

        Assert.AreSequenceEqual(
            [
                ("a", "Hit", "Cached", 4, 8, "Threads", 3.5, TimeSpan.FromMinutes(190)),
                ("old", "Expired", "Cached", 12, 8, "Threads", 3.5, TimeSpan.FromDays(8)),
                ("new", "NotFound", "Default", 4, 0, "Threads", (double?)null, (TimeSpan?)null),
                ("odd", "cannot work", "", (int?)null, (int?)null, "", null, null),
            ],
            rows.Select(row => (row.Name, row.Verdict, row.Source, row.Workers, row.ChunkSize, row.Execution, row.Speedup, row.Age)));
        Assert.AreSequenceEqual(["", "age 8 d, limit 7 d", "no entry for this workload", "There is no member Numbers"], rows.Select(row => string.Join("; ", row.Findings)));
    }

    [TestMethod]
    public void Of_MeasuredWorkload_HasPlanIntervalAndTimeOfARun()
    {
        var profile = Sample.Profile("a", clock.GetUtcNow(), workers: 4);
        profile = profile with
        {
            Model = profile.Model with { Items = 100, TunedItemMicroseconds = 5 },
            SpeedupInterval = new(2, 3),
        };
        var entry = Sample.Build.EntryFor(Sample.Flagged("a"), new EntryResult.Loop(profile), clock.GetUtcNow());

        var row = Of(new Answers(new() { ["a"] = new([], entry, SettingsSource.Cached) }), Sample.Flagged("a")).Single();

        Assert.AreEqual(("4 workers, chunk 8", new SpeedupInterval(2, 3), TimeSpan.FromMicroseconds(500)), (row.Plan, row.SpeedupInterval, row.RunTime));
    }

    [TestMethod]
    public void Of_WithoutResult_HasThePlanOfTheFrameworkOnly()
    {
        var row = Of(new Answers([]), Sample.Flagged("a")).Single();

        Assert.AreEqual(("framework default", null, null), (row.Plan, row.SpeedupInterval, row.RunTime));
    }

    [TestMethod]
    public void Of_SuiteMeasuredUnderLoad_SaysSo()
    {
        var entry = Sample.Build.EntryFor(Subject.Tests, Fingerprint, new EntryResult.Suite(Sample.SuiteProfile with { UnderLoad = 0.9 }), clock.GetUtcNow());
        var cache = new Answers(new() { [Subject.Tests.Name] = new([], entry, SettingsSource.Cached) });

        Assert.AreEqual(0.9, new WorkloadStatus(cache, Sample.Build, clock).Of([], Sample.Build.RequestFor(Subject.Tests, Fingerprint)).Single().UnderLoad);
    }

    [TestMethod]
    public void Of_ResultFromTheFuture_HasAgeZero()
    {
        var rows = Of(new Answers(new() { ["a"] = Found("a", age: -TimeSpan.FromDays(1), workers: 4, new Finding(Verdict.FutureClock, "created later")) }), Sample.Flagged("a"));

        Assert.AreEqual(("FutureClock", TimeSpan.Zero), (rows[0].Verdict, rows[0].Age));
    }

    private IReadOnlyList<StatusRow> Of(ICacheLayer cache, params WorkloadDescriptor[] flagged) => new WorkloadStatus(cache, Sample.Build, clock).Of(flagged);

    private LookUpResult Found(string name, TimeSpan age, int workers, params Finding[] findings)
    {
        var created = clock.GetUtcNow() - age;
        return new(findings, Sample.Build.EntryFor(Sample.Flagged(name), new EntryResult.Loop(Sample.Profile(name, created, workers)), created), SettingsSource.Cached);
    }

    private sealed class Answers(Dictionary<string, LookUpResult> answers) : ICacheLayer
    {
        public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) =>
            [.. requests.Select(request => answers.GetValueOrDefault(request.Key.Subject.Name) ?? LookUpResult.Without(Verdict.NotFound, "no entry"))];
    }
}
