using Amorsize.Tuning.Search;
using Amorsize.Tuning.Suites;
using Microsoft.Extensions.Time.Testing;

namespace Amorsize.Tuning.Tests.Suites;

[TestClass]
public sealed class SuiteContendersTests
{
    private const int Processors = 4;
    private static readonly SuiteSetting first = new(4, TestScope.Classes);
    private static readonly SuiteSetting second = new(4, TestScope.Methods);
    private static readonly SuiteSetting third = new(64, TestScope.Methods);

    // Predicted for each of them: they compute.
    private readonly TimeSpan run;
    private readonly SuiteModel model;

    public SuiteContendersTests()
    {
        var suite = new SyntheticSuite(Runners.MSTest, Processors, SyntheticTest.Alike(64, classes: 32, seconds: 0.5, cpuShare: 1));
        model = new(suite.Run(suite.Traits.SequentialSetting, shuffled: false, TimeSpan.FromHours(1)), suite.Traits, Processors);
        run = model.Predict(first);
        Assert.AreEqual((run, run), (model.Predict(second), model.Predict(third)));
    }

    [TestMethod]
    public void WhereThereIsTimeForAllNobodyGoes()
    {
        // Five runs of the fastest, and one of each other, which may take twice as long as predicted.
        var contenders = With(9 * run);

        Assert.IsFalse(contenders.IsOneTooMany(first) || contenders.IsOneTooMany(second) || contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void OfEquallySlowOnesTheLeastPromisingGoesAndNoMoreThanMust()
    {
        var contenders = With(8 * run);

        Assert.IsFalse(contenders.IsOneTooMany(first));
        Assert.IsFalse(contenders.IsOneTooMany(second), "for two there is time");
        Assert.IsTrue(contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void WhoIsSlowerByLessThanThreePerCentButMorePromisingStays()
    {
        var contenders = With(6 * run);
        contenders.Ran(first, 1.02 * run);
        contenders.Ran(second, run);
        contenders.Forget(third);

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
    public void WhereAllTookLongerThanPredictedSoWillThoseThatHaveNotRun()
    {
        var contenders = With(14 * run);

        contenders.Ran(SuiteSetting.AsFound, 2 * model.Predict(SuiteSetting.AsFound));

        Assert.IsTrue(contenders.IsOneTooMany(third), "there is time for seven runs of 2");
        Assert.IsFalse(contenders.IsOneTooMany(second));

        contenders.Ran(first, run);

        Assert.IsFalse(contenders.IsOneTooMany(third), "not all");
    }

    [TestMethod]
    public void HowLongTheSequentialRunTookTellsNothingOfParallelOnes()
    {
        var contenders = With(9 * run);

        contenders.Ran(SuiteSetting.Sequential, 2 * model.Predict(SuiteSetting.Sequential));

        Assert.IsFalse(contenders.IsOneTooMany(third));
    }

    [TestMethod]
    [DataRow(1.2, 1, true)]
    [DataRow(1.2, 2, false, DisplayName = "two rounds prove less")]
    [DataRow(1.3, 1, false, DisplayName = "one round proves that it is beaten")]
    public void TheRunThatProvesThatABaselineIsBeatenNeedsItsTimeToo(double took, int times, bool isOneTooMany)
    {
        var contenders = With(10 * run);
        for (var i = 0; i < times; i++)
            contenders.Ran(SuiteSetting.Sequential, took * run);

        Assert.AreEqual(isOneTooMany, contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void WhatCannotBeChosenAnyMoreTakesNobodysTime()
    {
        var contenders = With(7 * run);
        contenders.Forget(second);

        Assert.IsFalse(contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void WhoIsGoneComesBackWhereNoOtherIsLeft()
    {
        var contenders = With(6 * run);
        Assert.IsTrue(contenders.IsOneTooMany(third));

        contenders.Forget(first);
        contenders.Forget(second);

        Assert.IsFalse(contenders.IsOneTooMany(third));
    }

    private SuiteContenders With(TimeSpan time) => new([first, second, third], SuiteSetting.Sequential, model, Deadline.After(new FakeTimeProvider(), time));
}
