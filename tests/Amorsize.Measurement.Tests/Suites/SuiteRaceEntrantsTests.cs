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

    // Predicted for each of them: they compute.
    private readonly TimeSpan run;
    private readonly SuiteModel model;

    public SuiteRaceEntrantsTests()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(64, classes: 32, seconds: 0.5, cpuShare: 1));
        model = new(suite.Run(suite.Traits.SequentialSetting, shuffled: false, TimeSpan.FromHours(1)), suite.Traits, Processors);
        run = model.Predict(first);
        Assert.AreEqual((run, run), (model.Predict(second), model.Predict(third)));
    }

    [TestMethod]
    public void IsOneTooMany_NothingRan_KeepsTheFirst()
    {
        var candidates = With(run / 2);

        Assert.IsFalse(candidates.IsOneTooMany(first) || candidates.IsOneTooMany(third));
    }

    [TestMethod]
    [DataRow(7.0, false, DisplayName = "four runs of the first, and three of its own")]
    [DataRow(6.9, true)]
    public void IsOneTooMany_NewCandidate_NeedsTimeToConfirmTheFastest(double runs, bool isOneTooMany)
    {
        var candidates = With(runs * run);
        candidates.Ran(first, run);

        Assert.AreEqual(isOneTooMany, candidates.IsOneTooMany(second));
        Assert.IsFalse(candidates.IsOneTooMany(first));
    }

    [TestMethod]
    [DataRow(8.0, false, false, DisplayName = "four runs of the fastest, and two of each other")]
    [DataRow(7.9, false, true)]
    [DataRow(5.9, true, true)]
    public void IsOneTooMany_EqualTimes_DropsTheLeastPromisingFirst(double runs, bool isSecondDropped, bool isThirdDropped)
    {
        var candidates = With(runs * run);
        foreach (var candidate in candidates.All)
            candidates.Ran(candidate, run);

        Assert.IsFalse(candidates.IsOneTooMany(first));
        Assert.AreEqual(isSecondDropped, candidates.IsOneTooMany(second));
        Assert.AreEqual(isThirdDropped, candidates.IsOneTooMany(third));
    }

    [TestMethod]
    public void IsOneTooMany_SlowerByTwoPercentButMorePromising_Stays()
    {
        var candidates = With(5.9 * run);
        candidates.Ran(first, 1.02 * run);
        candidates.Ran(second, run);

        Assert.IsTrue(candidates.IsOneTooMany(second), "four runs of it and two of the first are wanted");
        Assert.IsFalse(candidates.IsOneTooMany(first));
    }

    [TestMethod]
    public void IsOneTooMany_OneSlowRunOfTheFastest_KeepsIt()
    {
        var candidates = With(5 * run);
        candidates.Ran(third, run / 2);
        candidates.Ran(third, 5 * run);
        candidates.Ran(second, 2 * run);

        Assert.IsFalse(candidates.IsOneTooMany(third));
        Assert.IsTrue(candidates.IsOneTooMany(second));
    }

    [TestMethod]
    public void IsOneTooMany_AllLongerThanPredicted_ScalesThePrediction()
    {
        var candidates = With(13 * run);
        candidates.Ran(SuitePlan.Unchanged, 2 * model.Predict(SuitePlan.Unchanged));
        candidates.Ran(first, 2 * run);

        Assert.IsTrue(candidates.IsOneTooMany(second), "four runs of 2, and three of 2");

        candidates.Ran(third, 1.5 * run);

        Assert.IsFalse(candidates.IsOneTooMany(second), "four runs of 1.5, and three of 1.5, since not all took twice as long");
    }

    [TestMethod]
    public void IsOneTooMany_SequentialLongerThanPredicted_DoesNotScaleThePrediction()
    {
        var candidates = With(7 * run);
        candidates.Ran(SuitePlan.Sequential, 2 * model.Predict(SuitePlan.Sequential));
        candidates.Ran(first, run);

        Assert.IsFalse(candidates.IsOneTooMany(second));
    }

    [TestMethod]
    [DataRow(1.2, 1, true)]
    [DataRow(1.2, 2, false, DisplayName = "two rounds prove less")]
    [DataRow(1.3, 1, false, DisplayName = "one round proves that it is beaten")]
    [DataRow(0.9, 1, false, DisplayName = "no round would")]
    public void IsOneTooMany_ReferenceNotYetBeaten_ReservesTimeForItsRun(double took, int times, bool isOneTooMany)
    {
        var candidates = With(8 * run);
        candidates.Ran(first, run);
        for (var i = 0; i < times; i++)
            candidates.Ran(SuitePlan.Sequential, took * run);

        Assert.AreEqual(isOneTooMany, candidates.IsOneTooMany(second));
    }

    [TestMethod]
    public void Forget_Candidate_FreesItsTime()
    {
        var candidates = With(6 * run);
        foreach (var candidate in candidates.All)
            candidates.Ran(candidate, run);

        candidates.Forget(candidate => candidate == second);

        Assert.IsFalse(candidates.IsOneTooMany(third));
    }

    [TestMethod]
    public void Forget_LastCandidate_BringsADroppedOneBack()
    {
        var candidates = With(run);
        candidates.Ran(first, run);
        Assert.IsTrue(candidates.IsOneTooMany(second));

        candidates.Forget(candidate => candidate == first);

        Assert.IsFalse(candidates.IsOneTooMany(second));
    }

    private SuiteRaceEntrants With(TimeSpan time) => new([first, second, third], SuitePlan.Sequential, model, Deadline.After(new FakeTimeProvider(), time));
}
