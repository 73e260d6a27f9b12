using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Evidence;

[TestClass]
public sealed class SuiteTimelineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public void Of_TwoRuns_EachTestHasItsTimesInBoth()
    {
        var timeline = SuiteTimeline.Of(SuitePlan.Unchanged, Run(("A", 5, 1), ("B", 6, 2)), Run(("B", 100, 2), ("A", 100, 1)))!;

        Assert.AreSequenceEqual(
            [new("A", At(0, 1), At(0, 1)), new("B", At(1, 2), At(0, 2))],
            timeline.Tests);
        Assert.AreEqual((SuitePlan.Unchanged, TimeSpan.FromSeconds(3)), (timeline.Before, timeline.End));
    }

    [TestMethod]
    public void Of_RowsOfOneName_ArePairedInOrderOfStart() => Assert.AreSequenceEqual(
        [new("A", At(0, 1), At(0, 10)), new("A", At(1, 2), At(1, 20))],
        SuiteTimeline.Of(SuitePlan.Unchanged, Run(("A", 2, 2), ("A", 1, 1)), Run(("A", 8, 10), ("A", 9, 20)))!.Tests);

    [TestMethod]
    public void Of_TestsInOneRunOnly_AreKept() => Assert.AreSequenceEqual(
        [new("A", At(0, 1), null), new("B", null, At(0, 1))],
        SuiteTimeline.Of(SuitePlan.Unchanged, Run(("A", 0, 1)), Run(("B", 0, 1)))!.Tests);

    [TestMethod]
    public void Of_ManyTests_KeepsTheLongest()
    {
        var run = Run([.. Enumerable.Range(1, SuiteTimeline.MaxTests + 5).Select(test => ($"{test}", (double)test, (double)test))]);

        var tests = SuiteTimeline.Of(SuitePlan.Unchanged, run, run)!.Tests;

        Assert.HasCount(SuiteTimeline.MaxTests, tests);
        Assert.AreEqual("6", tests[0].Test);
    }

    [TestMethod]
    public void Of_RunWithoutStartTimes_IsNull()
    {
        var silent = Run() with { Tests = [new("A", "C", TimeSpan.FromSeconds(1), Failed: false)] };

        Assert.IsNull(SuiteTimeline.Of(SuitePlan.Unchanged, silent, Run(("A", 0, 1))));
        Assert.IsNull(SuiteTimeline.Of(SuitePlan.Unchanged, Run(("A", 0, 1)), silent));
    }

    [TestMethod]
    public void Of_NoRunAfter_KeepsTestsBefore() =>
        Assert.AreSequenceEqual([new("A", At(0, 1), null)], SuiteTimeline.Of(SuitePlan.Unchanged, Run(("A", 0, 1)), after: null)!.Tests);

    [TestMethod]
    public void Of_LongName_IsCut() => Assert.AreEqual(201, SuiteTimeline.Of(SuitePlan.Unchanged, Run((new string('x', 4000), 0, 1)), after: null)!.Tests.Single().Test.Length);

    [TestMethod]
    public void Of_NoTests_IsEmpty() => Assert.AreEqual(TimeSpan.Zero, SuiteTimeline.Of(SuitePlan.Unchanged, Run(), Run())!.End);

    private static TestSpan At(double start, double seconds) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(seconds));

    private static SuiteRun Run(params (string Name, double Start, double Seconds)[] tests) => new()
    {
        End = SuiteEnd.Completed,
        Elapsed = TimeSpan.FromSeconds(10),
        Tests = [.. tests.Select(test => new TestTime(test.Name, "C", TimeSpan.FromSeconds(test.Seconds), Failed: false, Noon.AddSeconds(test.Start)))],
    };
}
