using Amorsize.Build.Report;
using Amorsize.Measurement;

namespace Amorsize.Build.Tests.Report;

[TestClass]
public sealed class PolicyTableTests
{
    [TestMethod]
    public void Of_DefaultPolicy_HasARowForEachConstant()
    {
        var rows = PolicyTable.Of(MeasurementPolicy.Default).Descendants("tr").Select(row => string.Join(" | ", row.Elements().Select(cell => cell.Value))).ToList();

        Assert.HasCount(1 + MeasurementPolicy.Default.Constants.Count, rows);
        Assert.Contains("constant | value | role", rows);
        Assert.Contains("Selection.MinRounds | 3 rounds | before a plan may be dropped", rows);
        Assert.Contains("Search.ScreeningDuration | 650 ms | planned duration of the screening", rows);
        Assert.Contains("CostModel.IoBoundCpuShare | 0.7 of 1 | of CPU time, below which a workload is I/O-bound", rows);
    }

    [TestMethod]
    public void Page_AnyRows_HasThePolicyCollapsedAndWithItsVersion()
    {
        var page = ReportPageTests.Page([Rows.Missing]);

        Assert.Contains($"<details><summary>Measurement policy {MeasurementPolicy.Default.MethodVersion}</summary><table>", page.Replace("\n", "", StringComparison.Ordinal).Replace("  ", "", StringComparison.Ordinal));
    }
}
