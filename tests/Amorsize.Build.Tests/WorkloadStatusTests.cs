using Amorsize.Caching;
using Amorsize.Caching.Flags;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Build.Tests;

[TestClass]
public sealed class WorkloadStatusTests
{
    private readonly FakeTimeProvider clock = new(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public void EachWorkloadIsALineOfAlignedColumns()
    {
        var expired = new Finding(Verdict.Expired, "age 8 d, limit 7 d");
        var cache = new Answers(new()
        {
            ["a"] = Found("a", age: TimeSpan.FromMinutes(190), workers: 4),
            ["a.long.name"] = Found("a.long.name", age: TimeSpan.FromDays(8), workers: 12, expired),
            ["new"] = LookUpResult.Without(Verdict.NotFound, "no entry for this workload"),
        });

        var lines = Status(cache, Sample.Flagged("a"), Sample.Flagged("a.long.name"), Sample.Flagged("new"), Sample.Flagged("odd", mistake: "There is no member Numbers"));

        Assert.AreSequenceEqual(
            new[]
            {
                "workload     verdict       age         settings                               speed-up  why",
                "a            Hit (Cached)  3 h 10 min  4 workers, chunk 8                     3.50x",
                "a.long.name  Expired       8 d         12 workers, chunk 8                    3.50x     age 8 d, limit 7 d",
                "new          NotFound                  4 workers, partitioned by the framework            no entry for this workload",
                "odd          cannot work                                                                There is no member Numbers",
            }.Select(Normalised),
            lines.Select(Normalised));
        Assert.HasCount(1, lines.Take(3).Select(line => line.IndexOf(line.Contains("why", StringComparison.Ordinal) ? "speed-up" : "3.50x", StringComparison.Ordinal)).Distinct());
    }

    [TestMethod]
    public void AResultFromTheFutureHasNoAgeYet()
    {
        var lines = Status(new Answers(new() { ["a"] = Found("a", age: -TimeSpan.FromDays(1), workers: 4, new Finding(Verdict.FutureClock, "created later")) }), Sample.Flagged("a"));

        Assert.Contains("FutureClock  0 s  ", lines[1]);
    }

    // How wide a column is, is the widest cell's business, and tested by the place of one of them.
    private static string Normalised(string line) => string.Join('|', line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private List<string> Status(ICacheLayer cache, params FlaggedWorkload[] flagged) => [.. new WorkloadStatus(cache, Sample.Build, clock).Of(flagged)];

    private LookUpResult Found(string name, TimeSpan age, int workers, params Finding[] findings)
    {
        var created = clock.GetUtcNow() - age;
        return new(findings, Sample.Build.EntryFor(Sample.Flagged(name), created) with { Profile = Sample.Profile(name, created, workers) }, SettingsSource.Cached);
    }

    private sealed class Answers(Dictionary<string, LookUpResult> answers) : ICacheLayer
    {
        public IReadOnlyList<LookUpResult> LookUp(IReadOnlyList<LookUpRequest> requests) =>
            [.. requests.Select(request => answers.GetValueOrDefault(request.Key.Workload) ?? LookUpResult.Without(Verdict.NotFound, "no entry"))];
    }
}
