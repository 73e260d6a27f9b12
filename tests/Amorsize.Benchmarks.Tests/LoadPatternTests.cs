using Amorsize.Benchmarks.Regrets;

namespace Amorsize.Benchmarks.Tests;

[TestClass]
public sealed class LoadPatternTests
{
    [TestMethod]
    [DataRow(0, "")]
    [DataRow(50, "50")]
    [DataRow(100, "100")]
    [DataRow(250, "100 100 50")]
    public void Processes_Percent_TakeAtMostOneProcessorEach(int percent, string processes) =>
        Assert.AreEqual(processes, string.Join(' ', new LoadPattern(percent, IsBursty: false).Processes));

    [TestMethod]
    [DataRow("", "")]
    [DataRow("--load 50", "-load-50")]
    [DataRow("--load 50 --bursty", "-load-50-bursty")]
    public void Suffix_Options_NameTheLoad(string arguments, string suffix) =>
        Assert.AreEqual(suffix, Options.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Load.Suffix);
}
