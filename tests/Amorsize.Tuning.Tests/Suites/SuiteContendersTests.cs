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
        var contenders = With(11 * run);

        Assert.IsFalse(contenders.IsOneTooMany(first) || contenders.IsOneTooMany(second) || contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void OfEquallySlowOnesTheLeastPromisingGoesAndNoMoreThanMust()
    {
        var contenders = With(10 * run);

        Assert.IsFalse(contenders.IsOneTooMany(first), "it is not its turn");
        Assert.IsTrue(contenders.IsOneTooMany(third));
        Assert.IsFalse(contenders.IsOneTooMany(second), "for two there is time");
        Assert.IsTrue(contenders.IsOneTooMany(third), "for good");
    }

    [TestMethod]
    public void OneSlowRunDoesNotDropTheFastest()
    {
        var contenders = With(8 * run);
        contenders.Ran(third, run / 2);
        contenders.Ran(third, 5 * run);
        contenders.Ran(second, 2 * run);

        Assert.IsFalse(contenders.IsOneTooMany(third));
        Assert.IsTrue(contenders.IsOneTooMany(second));
    }

    [TestMethod]
    public void WhatCannotBeChosenAnyMoreTakesNobodysTime()
    {
        var contenders = With(10 * run);
        contenders.Forget(second);

        Assert.IsFalse(contenders.IsOneTooMany(third));
    }

    [TestMethod]
    public void WhoIsGoneComesBackWhereNoOtherIsLeft()
    {
        var contenders = With(10 * run);
        Assert.IsTrue(contenders.IsOneTooMany(third));

        contenders.Forget(first);
        contenders.Forget(second);

        Assert.IsFalse(contenders.IsOneTooMany(third));
    }

    private SuiteContenders With(TimeSpan time) => new([first, second, third], model, Deadline.After(new FakeTimeProvider(), time));
}
