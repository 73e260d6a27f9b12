using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class RunnerTraitsTests
{
    [TestMethod]
    public void SequentialPlan_RunnerSequentialByDefault_IsUnchanged()
    {
        Assert.AreEqual(SuitePlan.Unchanged, Runners.MSTest.SequentialPlan);
        Assert.AreEqual(SuitePlan.Sequential, Runners.Xunit(processors: 4).SequentialPlan);
    }

    [TestMethod]
    public void DefaultPlan_ParallelRunner_HasItsWorkersAndScope()
    {
        Assert.AreEqual(new(4, TestScope.Classes), Runners.Xunit(processors: 4).DefaultPlan);
        Assert.AreEqual(new(4, TestScope.AsDeclared), Runners.NUnit(processors: 4).DefaultPlan);
    }
}
