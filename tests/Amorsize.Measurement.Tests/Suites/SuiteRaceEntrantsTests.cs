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
        model = new(suite.Run(suite.Traits.SequentialPlan, shuffled: false, TimeSpan.FromHours(1)), suite.Traits, Processors);
        run = model.Predict(first);
        Assert.AreEqual((run, run), (model.Predict(second), model.Predict(third)));
    }

    [TestMethod]
    public void TheFirstOfThemAlwaysRuns()
    {
        var contenders = With(run / 2);

        Assert.IsFalse(contenders.IsOneTooMany(first) || contenders.IsOneTooMany(third));
    }

    [TestMethod]
    [DataRow(7.0, false, DisplayName = "four runs of the first, and three of its own")]
    [DataRow(6.9, true)]
    public void ANewcomerRunsOnlyWhereTheFastestCouldStillBeVerified(double runs, bool isOneTooMany)
    {
        var contenders = With(runs * run);
        contenders.Ran(first, run);

        Assert.AreEqual(isOneTooMany, contenders.IsOneTooMany(second));
        Assert.IsFalse(contenders.IsOneTooMany(first));
    }

    [TestMethod]
    [DataRow(8.0, false, false, DisplayName = "four runs of the fastest, and two of each other")]
    [DataRow(7.9, false, true)]
    [DataRow(5.9, true, true)]
    public void OfEquallySlowOnesTheLeastPromisingGoesAndNoMoreThanMust(double runs, bool isSecondOneTooMany, bool isThirdOneTooMany)
    {
        var contenders = With(runs * run);
        foreach (var contender in contenders.All)
            contenders.Ran(contender, run);

        Assert.IsFalse(contenders.IsOneTooMany(first));
        Assert.AreEqual(isSecondOneTooMany, contenders.IsOneTooMany(second));
        Assert.AreEqual(isThirdOneTooMany, contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void WhoIsSlowerByLessThanThreePerCentButMorePromisingStays()
    {
        var contenders = With(5.9 * run);
        contenders.Ran(first, 1.02 * run);
        contenders.Ran(second, run);

        Assert.IsTrue(contenders.IsOneTooMany(second), "four runs of it and two of the first are wanted");
        Assert.IsFalse(contenders.IsOneTooMany(first));
    }

    [TestMethod]
    public void OneSlowRunDoesNotDropTheFastest()
    {
        var contenders = With(5 * run);
        contenders.Ran(third, run / 2);
        contenders.Ran(third, 5 * run);
        contenders.Ran(second, 2 * run);

        Assert.IsFalse(contenders.IsOneTooMany(third));
        Assert.IsTrue(contenders.IsOneTooMany(second));
    }

    [TestMethod]
    public void WhereAllTookLongerThanPredictedSoWillANewcomer()
    {
        var contenders = With(13 * run);
        contenders.Ran(SuitePlan.Unchanged, 2 * model.Predict(SuitePlan.Unchanged));
        contenders.Ran(first, 2 * run);

        Assert.IsTrue(contenders.IsOneTooMany(second), "four runs of 2, and three of 2");

        contenders.Ran(third, 1.5 * run);

        Assert.IsFalse(contenders.IsOneTooMany(second), "four runs of 1.5, and three of 1.5, since not all took twice as long");
    }

    [TestMethod]
    public void HowLongTheSequentialRunTookTellsNothingOfParallelOnes()
    {
        var contenders = With(7 * run);
        contenders.Ran(SuitePlan.Sequential, 2 * model.Predict(SuitePlan.Sequential));
        contenders.Ran(first, run);

        Assert.IsFalse(contenders.IsOneTooMany(second));
    }

    [TestMethod]
    [DataRow(1.2, 1, true)]
    [DataRow(1.2, 2, false, DisplayName = "two rounds prove less")]
    [DataRow(1.3, 1, false, DisplayName = "one round proves that it is beaten")]
    [DataRow(0.9, 1, false, DisplayName = "no round would")]
    public void TheRunThatProvesThatABaselineIsBeatenNeedsItsTimeToo(double took, int times, bool isOneTooMany)
    {
        var contenders = With(8 * run);
        contenders.Ran(first, run);
        for (var i = 0; i < times; i++)
            contenders.Ran(SuitePlan.Sequential, took * run);

        Assert.AreEqual(isOneTooMany, contenders.IsOneTooMany(second));
    }

    [TestMethod]
    public void WhatCannotBeChosenAnyMoreTakesNobodysTime()
    {
        var contenders = With(6 * run);
        foreach (var contender in contenders.All)
            contenders.Ran(contender, run);

        contenders.Remove(contender => contender == second);

        Assert.IsFalse(contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void WhoIsGoneComesBackWhereNoOtherIsLeft()
    {
        var contenders = With(run);
        contenders.Ran(first, run);
        Assert.IsTrue(contenders.IsOneTooMany(second));

        contenders.Remove(contender => contender == first);

        Assert.IsFalse(contenders.IsOneTooMany(second));
    }

    private SuiteRaceEntrants With(TimeSpan time) => new([first, second, third], SuitePlan.Sequential, model, Deadline.After(new FakeTimeProvider(), time));
}
