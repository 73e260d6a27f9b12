using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class RunnerTraitsTests
{
    [TestMethod]
    public void WhatIsSequentialAsFoundNeedsNoSettingForThat()
    {
        Assert.AreEqual(SuitePlan.Unchanged, Runners.MSTest.SequentialPlan);
        Assert.AreEqual(SuitePlan.Sequential, Runners.Xunit(processors: 4).SequentialPlan);
    }

    [TestMethod]
    public void TheDefaultIsComparableWithSettingsOfOurs()
    {
        Assert.AreEqual(new(4, TestScope.Classes), Runners.Xunit(processors: 4).DefaultPlan);
        Assert.AreEqual(new(4, TestScope.AsDeclared), Runners.NUnit(processors: 4).DefaultPlan);
    }
}
