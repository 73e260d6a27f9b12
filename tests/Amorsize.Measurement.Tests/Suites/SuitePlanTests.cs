using Amorsize.Measurement.Suites;

namespace Amorsize.Measurement.Tests.Suites;

[TestClass]
public sealed class SuitePlanTests
{
    [TestMethod]
    [DataRow(0, TestScope.AsDeclared, 0, "unchanged")]
    [DataRow(1, TestScope.AsDeclared, 0, "sequential")]
    [DataRow(4, TestScope.AsDeclared, 0, "4 workers")]
    [DataRow(4, TestScope.Classes, 0, "4 workers by class")]
    [DataRow(8, TestScope.Methods, 8, "8 workers by method, at least 8 threads in the pool")]
    public void ToString_Plan_IsInWords(int workers, object scope, int minThreads, string words) =>
        Assert.AreEqual(words, new SuitePlan(workers, (TestScope)scope, minThreads).ToString());

    [TestMethod]
    public void ToString_AggressivePlan_SaysSo() => Assert.AreEqual("64 workers by class, aggressive", new SuitePlan(64, TestScope.Classes) { IsAggressive = true }.ToString());

    [TestMethod]
    public void IsAtLeastAsParallelAs_NoFewerWorkersAndNoNarrowerScope_IsTrue()
    {
        var plan = new SuitePlan(4, TestScope.Classes);

        Assert.IsTrue(plan.IsAtLeastAsParallelAs(plan with { MinThreads = 4 }));
        Assert.IsTrue((plan with { Workers = 5 }).IsAtLeastAsParallelAs(plan));
        Assert.IsTrue((plan with { Scope = TestScope.Methods }).IsAtLeastAsParallelAs(plan));
        Assert.IsTrue((plan with { IsAggressive = true }).IsAtLeastAsParallelAs(plan));
        Assert.IsFalse(plan.IsAtLeastAsParallelAs(plan with { IsAggressive = true }));
        Assert.IsFalse((plan with { Workers = 3, Scope = TestScope.Methods }).IsAtLeastAsParallelAs(plan));
        Assert.IsFalse(plan.IsAtLeastAsParallelAs(new(2, TestScope.Methods)));
    }
}
