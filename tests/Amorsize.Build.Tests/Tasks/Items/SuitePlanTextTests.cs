using Amorsize.Build.Tasks.Items;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.Tasks.Items;

[TestClass]
public sealed class SuitePlanTextTests
{
    [TestMethod]
    [DataRow(0, TestScope.AsDeclared, 0)]
    [DataRow(1, TestScope.AsDeclared, 0)]
    [DataRow(8, TestScope.Classes, 0)]
    [DataRow(16, TestScope.Methods, 32)]
    public void SuitePlanText_AnyPlan_RoundTrips(int workers, object scope, int minThreads)
    {
        var plan = new SuitePlan(workers, (TestScope)scope, minThreads);

        Assert.AreEqual(plan, SuitePlanText.Read(SuitePlanText.Write(plan)));
        Assert.AreEqual(plan with { IsAggressive = true }, SuitePlanText.Read(SuitePlanText.Write(plan with { IsAggressive = true })));
    }

    [TestMethod]
    public void SuitePlanText_WaitingTests_RoundTripsWithoutSpecialCharacters()
    {
        var plan = new SuitePlan(16, TestScope.Methods) { Waiting = "N.C.A;B\tN.C.C%$(D)/E" };

        var text = SuitePlanText.Write(plan);

        Assert.AreEqual(plan, SuitePlanText.Read(text));
        Assert.IsTrue(text.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '-' or '_'), text);
    }

    [TestMethod]
    public void SuitePlanText_Written_HasNoCharacterSpecialToMSBuild() => Assert.AreEqual("16/Methods/32/False", SuitePlanText.Write(new(16, TestScope.Methods, 32)));
}
