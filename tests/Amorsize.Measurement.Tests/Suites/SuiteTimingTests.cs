using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

/// <summary>The check whether the tests of a suite still take as long as when they were measured.</summary>
[TestClass]
public sealed class SuiteTimingTests
{
    private const int Processors = 4;
    private static readonly DateTimeOffset MeasuredAt = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SuiteLimits Limits = new(Processors, Budget: TimeSpan.FromSeconds(60), Shortest: TimeSpan.FromSeconds(3), Slice: TimeSpan.MaxValue);
    private static readonly SuiteProfile Measured = Suite(seconds: 0.5).Search();
    private static readonly SuiteProfile Failing = Suite(seconds: 0.5, failing: _ => Enumerable.Range(0, 32).Select(number => $"Test{number}")).Search();
    private static readonly SuiteProfile TooShort = Suite(seconds: 0.05).Search(shortest: Limits.Shortest);

    [TestMethod]
    [DataRow(0.5)]
    [DataRow(0.66)]
    [DataRow(0.34)]
    public void MovedSince_TestTimeChangedByLessThanAThird_IsNullAfterOneRun(double seconds)
    {
        var suite = Suite(seconds);

        Assert.IsNull(MovedSince(suite, Measured));
        Assert.AreEqual(Measured.Choice, suite.Runs.Single().Asked);
    }

    [TestMethod]
    [DataRow(0.67, "they take 21.4 s in all, and took 16.0 s when they were measured")]
    [DataRow(0.33, "they take 10.6 s in all, and took 16.0 s when they were measured")]
    public void MovedSince_TestTimeChangedByMoreInTwoRuns_SaysSo(double seconds, string expected)
    {
        var suite = Suite(seconds);

        Assert.AreEqual(expected, MovedSince(suite, Measured));
        Assert.HasCount(2, suite.Runs);
    }

    [TestMethod]
    public void MovedSince_OneSlowRun_IsNull() => Assert.IsNull(MovedSince(Suite(seconds: 0.5, stretch: run => run.Number == 1 ? 2 : 1), Measured));

    [TestMethod]
    public void MovedSince_LongerStartUp_IsNull() => Assert.IsNull(MovedSince(Suite(seconds: 0.5, startSeconds: 3), Measured));

    [TestMethod]
    [DataRow(nameof(SuiteEnd.Crashed))]
    [DataRow(nameof(SuiteEnd.TimedOut))]
    [DataRow(nameof(SuiteEnd.OutOfMemory))]
    public void MovedSince_RunDoesNotComplete_IsNull(string end)
    {
        var suite = Suite(seconds: 2, ending: _ => Enum.Parse<SuiteEnd>(end));

        Assert.IsNull(MovedSince(suite, Measured));
        Assert.HasCount(1, suite.Runs);
        Assert.IsLessThanOrEqualTo(Limits.Budget, suite.LongestRun);
    }

    [TestMethod]
    public void MovedSince_TestFails_IsNull() => Assert.IsNull(MovedSince(Suite(seconds: 0.01, failing: _ => ["Test3"]), Measured));

    [TestMethod]
    [DataRow(4, null)]
    [DataRow(3, "3 of them fail when run sequentially, and 32 did when they were measured")]
    public void MovedSince_SuiteWasLeftForItsFailures_SaysSoOnceFewFail(int failing, string? expected) =>
        Assert.AreEqual(expected, MovedSince(Suite(seconds: 0.5, failing: _ => Enumerable.Range(0, failing).Select(number => $"Test{number}")), Failing));

    [TestMethod]
    [DataRow(0.9, false)]
    [DataRow(1, true)]
    public void IsDue_SuiteWasLeftForItsFailures_AfterAnHour(double hours, bool isDue) => Assert.AreEqual(isDue, IsDue(Failing, hours, built: 0.5));

    [TestMethod]
    public void MovedSince_ForeignLoad_IsNull()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 16, seconds: 0.75, cpuShare: 0)) { ForeignLoad = _ => Processors };

        Assert.IsNotNull(MovedSince(suite, Measured));
        Assert.IsNull(new SuiteTiming(suite, suite.Instruments(readsLoad: true)).MovedSince(Measured, Limits));
    }

    [TestMethod]
    [DataRow(0.06, null)]
    [DataRow(0.1, "they take 3.7 s when run sequentially, and took 2.1 s, too little to be tuned, when they were measured")]
    public void MovedSince_SuiteWasTooShort_SaysSoOnlyIfItIsLongEnoughNow(double seconds, string? expected)
    {
        var suite = Suite(seconds);

        Assert.AreEqual(expected, MovedSince(suite, TooShort));
        Assert.IsTrue(suite.Runs.All(run => run.Asked == Runners.MSTest.SequentialPlan));
    }

    [TestMethod]
    [DataRow(23.9, 1, false)]
    [DataRow(24, 1, true)]
    [DataRow(72, 0, false, DisplayName = "nothing was built after the measurement")]
    public void IsDue_BuiltSinceMeasured_AfterADay(double hours, double built, bool isDue) => Assert.AreEqual(isDue, IsDue(Measured, hours, built));

    [TestMethod]
    [DataRow(47.9, 30, false)]
    [DataRow(48, 30, true)]
    [DataRow(72, 23, false, DisplayName = "the last build was before the last check")]
    public void IsDue_TimedBefore_AfterAnotherDay(double hours, double built, bool isDue) =>
        Assert.AreEqual(isDue, IsDue(Measured with { TimedAt = MeasuredAt.AddHours(24) }, hours, built));

    [TestMethod]
    public void IsDue_TimedInTheFuture_IsTrue() => Assert.IsTrue(IsDue(Measured with { TimedAt = MeasuredAt.AddYears(1) }, hours: 24, built: 1));

    [TestMethod]
    public void IsDue_NoTestTimeRecorded_IsFalse() => Assert.IsFalse(IsDue(Measured with { TestTime = null }, hours: 24, built: 1));

    [TestMethod]
    public void IsDue_UnchangedSuite_OnlyIfItWasTooShort()
    {
        var ofOneTest = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(1, classes: 1, seconds: 5, cpuShare: 0)).Search(shortest: Limits.Shortest);

        Assert.IsTrue(ofOneTest.IsUnchanged);
        Assert.IsFalse(IsDue(ofOneTest, hours: 24, built: 1));
        Assert.IsTrue(IsDue(TooShort, hours: 24, built: 1));
    }

    private static bool IsDue(SuiteProfile measured, double hours, double built) =>
        SuiteTiming.IsDue(measured, MeasuredAt, MeasuredAt.AddHours(hours), Limits.Shortest, () => MeasuredAt.AddHours(built));

    private static SyntheticSuite Suite(
        double seconds, double startSeconds = 0.5, Func<SyntheticRun, double>? stretch = null, Func<SyntheticRun, SuiteEnd>? ending = null, Func<SyntheticRun, IEnumerable<string>>? failing = null) =>
        new(Runners.MSTest, Processors, SyntheticTest.Alike(32, classes: 16, seconds, cpuShare: 0))
        {
            StartSeconds = startSeconds,
            TestTimeFactor = stretch ?? (_ => 1),
            Ending = ending ?? (_ => SuiteEnd.Completed),
            Failing = failing ?? (_ => []),
        };

    private static string? MovedSince(SyntheticSuite suite, SuiteProfile measured) => new SuiteTiming(suite, suite.Instruments(readsLoad: false)).MovedSince(measured, Limits);
}
