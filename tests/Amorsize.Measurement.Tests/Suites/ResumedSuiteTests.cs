using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>Searches that are spread over several builds.</summary>
[TestClass]
public sealed class ResumedSuiteTests
{
    private const int Processors = 4;
    private const int MostBuilds = 40;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(40);
    private static readonly IReadOnlyList<SyntheticTest> Waiting = SyntheticTest.Alike(60, classes: 20, seconds: 0.5, cpuShare: 0);

    [TestMethod]
    [DataRow(10)]
    [DataRow(40)]
    [DataRow(120)]
    [DataRow(100_000)]
    public void Search_InSlices_RunsNothingTwiceAndEndsWithAVerifiedPlan(int sliceSeconds)
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Waiting);

        var profiles = SearchAll(suite, TimeSpan.FromSeconds(sliceSeconds)).ToList();

        var profile = profiles[^1];
        Assert.IsFalse(profile.IsInProgress);
        Assert.IsGreaterThan(3, profile.Speedup, profile.Reason);
        Assert.AreEqual(1, suite.RunsOf(SuitePlan.Unchanged), "the sequential run is made once");
        Assert.IsGreaterThanOrEqualTo(5, suite.RunsOf(profile.Choice));
        Assert.IsTrue(profiles.SkipLast(1).All(one => one.IsInProgress));
    }

    [TestMethod]
    public void Search_InOneRunEachBuild_MakesTheRunsOfLongerSlices()
    {
        var sliced = new SyntheticSuite(Runners.MSTest, Processors, Waiting);
        var whole = new SyntheticSuite(Runners.MSTest, Processors, Waiting);

        var one = SearchAll(sliced, TimeSpan.FromMilliseconds(1)).Last();
        var other = SearchAll(whole, TimeSpan.FromSeconds(4)).Last();

        Assert.AreEqual(one.Choice, other.Choice);
        Assert.AreSequenceEqual(whole.Runs.Select(run => (run.Asked, run.Shuffled)), sliced.Runs.Select(run => (run.Asked, run.Shuffled)));
    }

    [TestMethod]
    public void Search_SuiteOf30Seconds_IsTunedWithin10SequentialRuns()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Waiting);
        var sequential = suite.TimeOf(SuitePlan.Unchanged);
        var start = suite.Clock.GetTimestamp();

        Assert.IsFalse(SearchAll(suite, Slice).Last().IsInProgress);

        Assert.IsLessThanOrEqualTo(10 * sequential, suite.Clock.GetElapsedTime(start));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Search_SuiteOf5Minutes_HasAVerifiedGainWithin3SequentialRuns(bool isParallelByDefault)
    {
        var suite = new SyntheticSuite(isParallelByDefault ? Runners.Xunit(Processors) : Runners.MSTest, Processors, SyntheticTest.Alike(300, classes: 60, seconds: 1, cpuShare: 0));
        var sequential = suite.TimeOf(suite.Traits.SequentialPlan);
        var start = suite.Clock.GetTimestamp();

        var gain = SearchAll(suite, TimeSpan.FromMinutes(2)).First(profile => profile.Choice != SuitePlan.Unchanged);

        Assert.IsGreaterThan(1.1, gain.Speedup);
        Assert.IsLessThanOrEqualTo(3 * sequential, suite.Clock.GetElapsedTime(start));
    }

    [TestMethod]
    public void Search_NoPlanIsVerifiedYet_LeavesTheSuiteAsItIs()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Waiting);

        var (profile, runs) = suite.SearchSlice(TimeSpan.FromSeconds(1), []);

        Assert.AreEqual((true, false, SuitePlan.Unchanged), (profile.IsInProgress, profile.IsUnchanged, profile.Choice));
        Assert.EndsWith("; the search goes on in the next build", profile.Reason);
        Assert.HasCount(1, runs);
    }

    [TestMethod]
    public void Search_PlanFailsWhileInProgress_IsNotUsed()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Waiting) { Failing = run => run.IsParallel && run.Actual.Scope == TestScope.Methods ? ["Test3"] : [] };

        foreach (var profile in SearchAll(suite, TimeSpan.FromSeconds(10)))
            Assert.AreNotEqual(TestScope.Methods, profile.Choice.Scope);
    }

    [TestMethod]
    public void Search_Resumed_SeesTheCpuTimeOfEarlierBuilds()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(60, classes: 20, seconds: 0.5, cpuShare: 1)) { ForeignLoad = _ => Processors };

        Assert.AreEqual(Processors, SearchAll(suite, Slice, readsLoad: true).Last().UnderLoad!.Value, 0.01);
    }

    [TestMethod]
    public void RecordedRuns_StoredAndRead_AreTheSame()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, Waiting) { Failing = _ => ["Test5"] };
        var (_, runs) = suite.SearchSlice(Slice, [], readsLoad: true);

        var read = RecordedRuns.Of("here", runs).ToRuns();

        Assert.HasCount(runs.Count, read);
        foreach (var (one, other) in runs.Zip(read))
        {
            Assert.AreEqual(one with { Run = one.Run with { Tests = [] } }, other with { Run = other.Run with { Tests = [] } });
            Assert.AreSequenceEqual(one.Run.Tests, other.Run.Tests);
        }
    }

    private static IEnumerable<SuiteProfile> SearchAll(SyntheticSuite suite, TimeSpan slice, bool readsLoad = false)
    {
        IReadOnlyList<RecordedRun> runs = [];
        for (var build = 0; build < MostBuilds; build++)
        {
            (var profile, runs) = suite.SearchSlice(slice, [.. RecordedRuns.Of("here", runs).ToRuns()], readsLoad);
            yield return profile;
            if (!profile.IsInProgress)
                yield break;
        }
        Assert.Fail($"The search has not ended after {MostBuilds} builds.");
    }
}
