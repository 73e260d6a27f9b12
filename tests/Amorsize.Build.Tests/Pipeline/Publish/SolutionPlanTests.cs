using Amorsize.Build.Pipeline.Publish;
using Amorsize.Measurement.Suites;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.Pipeline.Publish;

[TestClass]
public sealed class SolutionPlanTests : IDisposable
{
    private static readonly SuitePlan alone = new(8, TestScope.Methods, MinThreads: 10);

    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Read_OneOfSeveralSuites_IsTheSame()
    {
        folder.Write("plans", SolutionPlan.Write([new("A", alone, 2), new("B", SuitePlan.Unchanged, 0)]));

        Assert.AreEqual(new SolutionPlan("A", alone, 2), SolutionPlan.Read(folder.At("plans"), "A"));
        Assert.IsNull(SolutionPlan.Read(folder.At("plans"), "C"));
    }

    [TestMethod]
    public void Read_NoFileOrABadOne_IsNull()
    {
        folder.Write("bad", "{"u8.ToArray());

        Assert.IsNull(SolutionPlan.Read(folder.At("none"), "A"));
        Assert.IsNull(SolutionPlan.Read(folder.At("bad"), "A"));
    }

    [TestMethod]
    public void Fit_SamePlan_GetsItsWorkersAndAnyOtherStays()
    {
        var plan = new SolutionPlan("A", alone, 2);

        Assert.AreEqual(alone with { Workers = 2 }, plan.Fit(alone));
        Assert.AreEqual(alone with { MinThreads = 0 }, plan.Fit(alone with { MinThreads = 0 }));
        Assert.AreEqual(SuitePlan.Unchanged, plan.Fit(SuitePlan.Unchanged));
        Assert.AreEqual(alone, (plan with { Workers = 0 }).Fit(alone));
    }
}
