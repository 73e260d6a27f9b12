using Amorsize.Engine;
using Amorsize.Measurement.Loops;

namespace Amorsize.Measurement.Tests.Loops;

/// <summary>Plans in the words of a user.</summary>
[TestClass]
public sealed class PlanTextTests
{
    [TestMethod]
    [DataRow(Execution.Threads, 6, 50)]
    [DataRow(Execution.Threads, 2, 0)]
    [DataRow(Execution.Async, 32, 1)]
    [DataRow(Execution.Sequential, 1, 1)]
    public void Parse_PlanAsMessagesShowIt_IsThatPlan(Execution execution, int workers, int chunk)
    {
        var plan = new ExecutionPlan(execution, workers, chunk);

        Assert.AreEqual(plan, PlanText.Parse(plan.ToString()));
    }

    [TestMethod]
    [DataRow(" 6  Workers,chunk 50 ", "6 workers, chunk 50")]
    [DataRow("6 workers chunk 50", "6 workers, chunk 50")]
    [DataRow("6 workers", "6 workers, partitioned by the framework")]
    public void Parse_SpacesCommasAndCapitals_MakeNoDifference(string text, string plan) => Assert.AreEqual(plan, PlanText.Parse(text).ToString());

    [TestMethod]
    [DataRow("", "'' is no execution plan. Write '6 workers, chunk 50', '6 workers', or '32 in flight'")]
    [DataRow("six workers", "the number of workers is 'six'. Write a whole number from 2 to 65536.")]
    [DataRow("1 workers", "the number of workers is '1'")]
    [DataRow("65537 in flight", "the number of workers is '65537'")]
    [DataRow("6 workers, chunk 0", "the chunk is '0'. Write a whole number from 1 to 2147483647.")]
    [DataRow("6 workers, chunk -1", "the chunk is '-1'")]
    [DataRow("6 threads", "Sequential and the framework default are always compared.")]
    [DataRow("framework default", "Sequential and the framework default are always compared.")]
    public void Parse_NoPlan_SaysWhatWhyAndWhatToWrite(string text, string part) => Assert.Contains(part, Assert.ThrowsExactly<FormatException>(() => PlanText.Parse(text)).Message);
}
