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
    public void ASettingIsSaidInWords(int workers, object scope, int minThreads, string words) =>
        Assert.AreEqual(words, new SuitePlan(workers, (TestScope)scope, minThreads).ToString());

    [TestMethod]
    public void MoreParallelIsWhatHasNoFewerWorkersAndNoNarrowerScope()
    {
        var setting = new SuitePlan(4, TestScope.Classes);

        Assert.IsTrue(setting.IsAtLeastAsParallelAs(setting with { MinThreads = 4 }));
        Assert.IsTrue((setting with { Workers = 5 }).IsAtLeastAsParallelAs(setting));
        Assert.IsTrue((setting with { Scope = TestScope.Methods }).IsAtLeastAsParallelAs(setting));
        Assert.IsFalse((setting with { Workers = 3, Scope = TestScope.Methods }).IsAtLeastAsParallelAs(setting));
        Assert.IsFalse(setting.IsAtLeastAsParallelAs(new(2, TestScope.Methods)));
    }
}
