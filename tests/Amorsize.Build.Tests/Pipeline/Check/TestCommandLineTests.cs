using Amorsize.Build.Pipeline.Check;

namespace Amorsize.Build.Tests.Pipeline.Check;

[TestClass]
public sealed class TestCommandLineTests
{
    private static readonly Dictionary<string, string> None = [];

    [TestMethod]
    [DataRow("VSTestTestCaseFilter")]
    [DataRow("vstesttestcasefilter")]
    [DataRow("VSTestSetting")]
    [DataRow("VSTestCLIRunSettings")]
    [DataRow("VSTestListTests")]
    [DataRow("RunSettingsFilePath")]
    [DataRow("TestingPlatformCommandLineArguments")]
    public void Selection_Property_IsTold(string property)
    {
        Assert.AreEqual(property, TestCommandLine.Selection(new Dictionary<string, string> { ["Configuration"] = "Release", [property] = "x" }, [], NotCalled));
        Assert.IsNull(TestCommandLine.Selection(new Dictionary<string, string> { [property] = "" }, [], NotCalled));
    }

    [TestMethod]
    [DataRow("dotnet.dll test --filter A", "--filter")]
    [DataRow("dotnet -d test --project a.csproj --filter-trait A=1", "--filter-trait")]
    [DataRow("dotnet test -- --treenode-filter /*/*/*/*", "--treenode-filter")]
    [DataRow("dotnet test @shard-1.rsp", "@shard-1.rsp")]
    [DataRow("dotnet run --project a.csproj -- --filter A", "--filter")]
    [DataRow("dotnet run -- -class N.C", "-class")]
    [DataRow("dotnet run -c Release", null)]
    [DataRow("dotnet test -c Release --no-restore", null)]
    [DataRow("dotnet build --filter A", null)]
    [DataRow("dotnet", null)]
    [DataRow("", null)]
    public void Selection_OptionOfDotnetTest_IsTold(string commandLine, string? option) =>
        Assert.AreEqual(option, TestCommandLine.Selection(None, commandLine.Split(' '), NotCalled));

    [TestMethod]
    [DataRow("dotnet MSBuild.dll /nodemode:1 /nodeReuse:true", "--filter")]
    [DataRow("MSBuild -nodemode:1", "--filter")]
    [DataRow("dotnet build", null)]
    public void Selection_Worker_LooksAtOtherProcesses(string commandLine, string? option) => Assert.AreEqual(
        option, TestCommandLine.Selection(None, commandLine.Split(' '), () => [["sh"], ["dotnet", "run", "--settings", "mine"], ["dotnet", "test"], ["dotnet", "test", "--filter", "A"]]));

    [TestMethod]
    [DataRow("VSTestSetting", true)]
    [DataRow("RunSettingsFilePath", true)]
    [DataRow("VSTestTestCaseFilter", false)]
    public void NamesRunSettings_Property_IsOfAFile(string property, bool names) =>
        Assert.AreEqual(names, TestCommandLine.NamesRunSettings(new Dictionary<string, string> { [property] = "x" }));

    private static IEnumerable<IReadOnlyList<string>> NotCalled() => throw new InvalidOperationException("This process is no worker.");
}
