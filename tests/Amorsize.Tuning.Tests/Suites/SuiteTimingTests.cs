using Amorsize.Tuning.Suites;

namespace Amorsize.Tuning.Tests.Suites;

/// <summary>Suites whose tests were edited since they were measured.</summary>
[TestClass]
public sealed class SuiteTimingTests
{
    private const int Processors = 4;
    private static readonly SuiteProfile Measured = Suite(seconds: 0.5).Search();
    private static readonly SuiteProfile TooShort = Suite(seconds: 0.05).Search(shortest: TimeSpan.FromSeconds(3));

    [TestMethod]
    [DataRow(0.5)]
    [DataRow(0.66)]
    [DataRow(0.34)]
    public void ATimeThatMovedByLessThanAThirdIsSeenInOneRunUnderTheChoice(double seconds)
    {
        var suite = Suite(seconds);

        Assert.IsNull(MovedSince(suite, Measured));
        Assert.AreEqual(1, suite.RunsOf(Measured.Choice));
        Assert.HasCount(1, suite.Runs);
    }

    [TestMethod]
    [DataRow(0.67, "they take 21.4 s in all, and took 16.0 s when they were measured")]
    [DataRow(0.33, "they take 10.6 s in all, and took 16.0 s when they were measured")]
    [DataRow(30, "a run takes more than 7.0 s, and took 1.0 s when they were measured")]
    public void ATimeThatMovedByMoreIsSaid(double seconds, string expected)
    {
        var suite = Suite(seconds);

        Assert.AreEqual(expected, MovedSince(suite, Measured));
        Assert.HasCount(2, suite.Runs);
    }

    [TestMethod]
    public void ARunThatTookLongerToStartIsNoMove() => Assert.IsNull(MovedSince(Suite(seconds: 0.5, startSeconds: 3), Measured));

    [TestMethod]
    public void OneBadRunIsNoMove()
    {
        var suite = Suite(seconds: 0.5, ending: run => run.Number == 1 ? SuiteEnd.Crashed : SuiteEnd.Completed);

        Assert.IsNull(MovedSince(suite, Measured));
        Assert.HasCount(2, suite.Runs);
    }

    [TestMethod]
    public void WhereOthersKeepTheProcessorsBusyNothingIsConcluded()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 16, seconds: 0.75, cpuShare: 0)) { Others = _ => Processors };

        Assert.IsNotNull(MovedSince(suite, Measured));
        Assert.IsNull(new SuiteTiming(suite, suite.Clock, () => suite.ProcessorTimes).MovedSince(Measured, Processors));
    }

    [TestMethod]
    public void RunsWithoutResultsAreSaid() =>
        Assert.AreEqual("a run gives no results any more: it crashed", MovedSince(Suite(seconds: 0.5, ending: _ => SuiteEnd.Crashed), Measured));

    [TestMethod]
    public void ASuiteThatWasTooShortIsTimedSequentially()
    {
        var suite = Suite(seconds: 0.5);

        Assert.AreEqual("a run takes more than 9.2 s, and took 2.1 s when they were measured", MovedSince(suite, TooShort));
        Assert.AreEqual(2, suite.RunsOf(Runners.MSTest.SequentialSetting));
    }

    [TestMethod]
    public void TheTimeOfASuiteThatWasLeftAloneForAnotherReasonDoesNotMatter()
    {
        var shortest = TimeSpan.FromSeconds(3);
        var ofOneTest = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(1, classes: 1, seconds: 5, cpuShare: 0)).Search(shortest: shortest);

        Assert.IsTrue(SuiteTiming.Matters(Measured, shortest));
        Assert.IsTrue(SuiteTiming.Matters(TooShort, shortest));
        Assert.IsTrue(ofOneTest.IsLeftAlone);
        Assert.IsFalse(SuiteTiming.Matters(ofOneTest, shortest));
    }

    private static SyntheticSuite Suite(double seconds, double startSeconds = 0.5, Func<SyntheticRun, SuiteEnd>? ending = null) =>
        new(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 16, seconds, cpuShare: 0)) { StartSeconds = startSeconds, Ending = ending ?? (_ => SuiteEnd.Completed) };

    private static string? MovedSince(SyntheticSuite suite, SuiteProfile measured) => new SuiteTiming(suite, suite.Clock, () => null).MovedSince(measured, Processors);
}
