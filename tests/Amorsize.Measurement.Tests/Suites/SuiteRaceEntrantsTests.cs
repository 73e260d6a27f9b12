using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuiteRaceEntrantsTests
{
    private const int Processors = 4;
    private static readonly SuitePlan first = new(4, TestScope.Classes);
    private static readonly SuitePlan second = new(4, TestScope.Methods);
    private static readonly SuitePlan third = new(64, TestScope.Methods);

    // The predicted time of each candidate. All are equal because the tests are CPU-bound.
    private readonly TimeSpan run;
    private readonly SuiteModel model;

    public SuiteRaceEntrantsTests()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(64, classes: 32, seconds: 0.5, cpuShare: 1));
        model = new(suite.Run(suite.Traits.SequentialPlan, shuffled: false, TimeSpan.FromHours(1)), suite.Traits, Processors);
        run = model.Predict(first);
        Assert.AreEqual((run, run), (model.Predict(second), model.Predict(third)));
    }

    [TestMethod]
    public void IsOneTooMany_NothingRan_KeepsTheFirst()
    {
        var entrants = With(run / 2);

        Assert.IsFalse(entrants.IsOneTooMany(first) || entrants.IsOneTooMany(third));
    }

    [TestMethod]
    [DataRow(7.0, false, DisplayName = "time for four runs of the first candidate and three of the new one")]
    [DataRow(6.9, true)]
    public void IsOneTooMany_NewCandidate_NeedsTimeToConfirmTheFastest(double runs, bool isOneTooMany)
    {
        var entrants = With(runs * run);
        entrants.Ran(first, run);

        Assert.AreEqual(isOneTooMany, entrants.IsOneTooMany(second));
        Assert.IsFalse(entrants.IsOneTooMany(first));
    }

    [TestMethod]
    [DataRow(8.0, false, false, DisplayName = "time for four runs of the fastest candidate and two of each other")]
    [DataRow(7.9, false, true)]
    [DataRow(5.9, true, true)]
    public void IsOneTooMany_EqualTimes_DropsTheLeastPromisingFirst(double runs, bool isSecondDropped, bool isThirdDropped)
    {
        var entrants = With(runs * run);
        foreach (var candidate in entrants.All)
            entrants.Ran(candidate, run);

        Assert.IsFalse(entrants.IsOneTooMany(first));
        Assert.AreEqual(isSecondDropped, entrants.IsOneTooMany(second));
        Assert.AreEqual(isThirdDropped, entrants.IsOneTooMany(third));
    }

    [TestMethod]
    public void IsOneTooMany_SlowerByTwoPercentButMorePromising_Stays()
    {
        var entrants = With(5.9 * run);
        entrants.Ran(first, 1.02 * run);
        entrants.Ran(second, run);

        Assert.IsTrue(entrants.IsOneTooMany(second), "there is no time for four runs of it and two of the first");
        Assert.IsFalse(entrants.IsOneTooMany(first));
    }

    [TestMethod]
    public void IsOneTooMany_OneSlowRunOfTheFastest_KeepsIt()
    {
        var entrants = With(5 * run);
        entrants.Ran(third, run / 2);
        entrants.Ran(third, 5 * run);
        entrants.Ran(second, 2 * run);

        Assert.IsFalse(entrants.IsOneTooMany(third));
        Assert.IsTrue(entrants.IsOneTooMany(second));
    }

    [TestMethod]
    [DataRow(7.5, false, DisplayName = "time for three runs of the first candidate, each of its median, and three of the new one")]
    [DataRow(7.4, true)]
    public void IsOneTooMany_TimesScatter_ReservesMedians(double runs, bool isOneTooMany)
    {
        var entrants = With(runs * run);
        entrants.Ran(first, run);
        entrants.Ran(first, 2 * run);

        Assert.AreEqual(isOneTooMany, entrants.IsOneTooMany(second));
    }

    [TestMethod]
    public void IsOneTooMany_AllLongerThanPredicted_ScalesThePrediction()
    {
        var entrants = With(13 * run);
        entrants.Ran(SuitePlan.Unchanged, 2 * model.Predict(SuitePlan.Unchanged));
        entrants.Ran(first, 2 * run);

        Assert.IsTrue(entrants.IsOneTooMany(second), "needs four runs of 2 and three of 2");

        entrants.Ran(third, 1.5 * run);

        Assert.IsFalse(entrants.IsOneTooMany(second), "needs four runs of 1.5 and three of 1.5, because not all took twice as long");
    }

    [TestMethod]
    public void IsOneTooMany_SequentialLongerThanPredicted_DoesNotScaleThePrediction()
    {
        var entrants = With(7 * run);
        entrants.Ran(SuitePlan.Sequential, 2 * model.Predict(SuitePlan.Sequential));
        entrants.Ran(first, run);

        Assert.IsFalse(entrants.IsOneTooMany(second));
    }

    [TestMethod]
    [DataRow(1.2, 1, true)]
    [DataRow(1.2, 2, false, DisplayName = "two rounds have shown it already")]
    [DataRow(1.3, 1, false, DisplayName = "one round has shown it already")]
    [DataRow(0.9, 1, false, DisplayName = "no round can show it")]
    public void IsOneTooMany_ReferenceNotYetBeaten_ReservesTimeForItsRun(double took, int times, bool isOneTooMany)
    {
        var entrants = With(8 * run);
        entrants.Ran(first, run);
        for (var i = 0; i < times; i++)
            entrants.Ran(SuitePlan.Sequential, took * run);

        Assert.AreEqual(isOneTooMany, entrants.IsOneTooMany(second));
    }

    [TestMethod]
    public void Remove_Candidate_FreesItsTime()
    {
        var entrants = With(6 * run);
        foreach (var candidate in entrants.All)
            entrants.Ran(candidate, run);

        entrants.Remove(candidate => candidate == second);

        Assert.IsFalse(entrants.IsOneTooMany(third));
    }

    [TestMethod]
    public void Remove_LastCandidate_BringsADroppedOneBack()
    {
        var entrants = With(run);
        entrants.Ran(first, run);
        Assert.IsTrue(entrants.IsOneTooMany(second));

        entrants.Remove(candidate => candidate == first);

        Assert.IsFalse(entrants.IsOneTooMany(second));
    }

    private SuiteRaceEntrants With(TimeSpan time) => new([first, second, third], SuitePlan.Sequential, model, Deadline.After(new FakeTimeProvider(), time));
}
