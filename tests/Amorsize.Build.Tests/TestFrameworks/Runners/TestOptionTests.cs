using Amorsize.Build.TestFrameworks.Runners;

namespace Amorsize.Build.Tests.TestFrameworks.Runners;

[TestClass]
public sealed class TestOptionTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("  \n ", "")]
    [DataRow("--timeout 5m", "--timeout|5m")]
    [DataRow("--timeout\n5m\t--x", "--timeout|5m;--x")]
    [DataRow("--filter-trait A=1 B=2", "--filter-trait|A=1|B=2")]
    [DataRow("--filter=A=1", "--filter|A=1")]
    [DataRow("--filter:A", "--filter|A")]
    [DataRow("--filter \"A=1 & B=2\"", "--filter|A=1 & B=2")]
    [DataRow("--filter A=\"1 2\"", "--filter|A=1 2")]
    [DataRow("--filter \"A=\\\"x y\\\"\"", "--filter|A=\"x y\"")]
    [DataRow("--filter \"\"", "--filter|")]
    [DataRow("--filter C:\\dir\\", "--filter|C:\\dir\\")]
    [DataRow("--filter \"open", "--filter|open")]
    [DataRow(":7 --x", ":7;--x")]
    [DataRow("--x 1 @more.rsp", "--x|1;@more.rsp")]
    public void Parse_CommandLine_IsSplitIntoOptions(string arguments, string options) =>
        Assert.AreEqual(options, string.Join(';', TestOption.Parse(arguments).Select(option => string.Join('|', option.Arguments))));
}
