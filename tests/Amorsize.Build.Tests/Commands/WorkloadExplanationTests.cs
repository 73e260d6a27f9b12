using Amorsize.Build.Commands;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Engine;

namespace Amorsize.Build.Tests.Commands;

/// <summary>The explanation of a result, for the command-line tool.</summary>
[TestClass]
public sealed class WorkloadExplanationTests
{
    private static readonly DateTimeOffset when = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void Of_MeasuredWorkload_HasChoiceEvidenceAndFields()
    {
        var profile = Sample.Profile("a", when);
        profile = profile with { Race = [new(ExecutionPlan.Sequential, [100.0, 110, 120]), new(profile.Choice, [29.0, 30, 31])], Warnings = ["it varies"] };
        var entry = Sample.Build.EntryFor(Sample.Flagged("a"), new EntryResult.Loop(profile), when);

        var sections = WorkloadExplanation.Of(Row("Hit") with { Plan = "4 workers, chunk 8", Reason = "because", Source = "Cached", Entry = entry, LookedUpBy = [new("processors", "4")] });

        Assert.AreSequenceEqual(["Result", "Doubts", "Plans, time of an item", "Workload", "Looked up by"], sections.Select(section => section.Title));
        Assert.AreSequenceEqual(["4 workers, chunk 8", "30 µs", "29 µs to 31 µs", "chosen"], sections[2].Rows[0]);
        Assert.AreSequenceEqual(["sequential", "110 µs", "100 µs to 120 µs", ""], sections[2].Rows[1]);
        Assert.AreSequenceEqual(["processors", "4"], sections[^1].Rows.Single());
    }

    [TestMethod]
    public void Of_WithoutResult_HasTheReasonOnly()
    {
        var sections = WorkloadExplanation.Of(Row("NotFound") with { Findings = ["no entry for this workload"] });

        Assert.AreSequenceEqual(["Result", "Stale because"], sections.Select(section => section.Title));
        Assert.AreSequenceEqual(["no entry for this workload"], sections[1].Rows.Single());
    }

    [TestMethod]
    public void Of_Suite_HasItsOrderAndLongestTests()
    {
        var profile = Sample.SuiteProfile with { Longest = [new("N.C.A", TimeSpan.FromSeconds(2))], Order = new(TimeSpan.FromSeconds(4), null, IsByClass: true) };
        var entry = Sample.Build.EntryFor(Sample.Flagged("a"), new EntryResult.Suite(profile), when);

        var sections = WorkloadExplanation.Of(Row("Hit") with { Entry = entry });

        Assert.AreSequenceEqual(["longest first would take 4.0 s"], sections.Single(section => section.Title == "Order").Rows.Single());
        Assert.AreSequenceEqual(["N.C.A", "2 s"], sections.Single(section => section.Title == "Longest tests").Rows.Single());
    }

    private static StatusRow Row(string verdict) => new() { Subject = new Subject.Workload("a"), Verdict = verdict };
}
