using System.Text;
using System.Xml.Linq;
using Amorsize.Build.TestFrameworks.Files;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class RunSettingsTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void With_OtherSettingsOfTheUser_Stay()
    {
        var user = folder.Write("user.runsettings", """
            <?xml version="1.0"?>
            <!-- ours -->
            <RunSettings>
              <RunConfiguration><MaxCpuCount>2</MaxCpuCount><TestSessionTimeout>60000</TestSessionTimeout></RunConfiguration>
              <MSTest><MapInconclusiveToFailed>true</MapInconclusiveToFailed></MSTest>
              <TestRunParameters><Parameter name="url" value="http://localhost?a=1&amp;b=2" /></TestRunParameters>
            </RunSettings>
            """);

        AssertXml(
            """
            <RunSettings>
              <RunConfiguration><MaxCpuCount>2</MaxCpuCount><TestSessionTimeout>60000</TestSessionTimeout></RunConfiguration>
              <MSTest><MapInconclusiveToFailed>true</MapInconclusiveToFailed><Parallelize><Workers>4</Workers><Scope>ClassLevel</Scope></Parallelize></MSTest>
              <TestRunParameters><Parameter name="url" value="http://localhost?a=1&amp;b=2" /></TestRunParameters>
            </RunSettings>
            """,
            RunSettings.Of(user).With("MSTest", "Parallelize", new XElement("Workers", 4), new XElement("Scope", "ClassLevel")));
    }

    [TestMethod]
    public void Of_RelativePaths_BecomeAbsolute()
    {
        var user = folder.Write("user.runsettings", """
            <RunSettings><RunConfiguration>
              <ResultsDirectory>../results</ResultsDirectory>
              <TestAdaptersPaths> adapters ; more/adapters; </TestAdaptersPaths>
              <SolutionDirectory>.</SolutionDirectory>
              <TargetFrameworkVersion>net10.0</TargetFrameworkVersion>
            </RunConfiguration></RunSettings>
            """);

        var configuration = Read(RunSettings.Of(user)).Element("RunConfiguration")!;

        Assert.AreEqual(Path.GetFullPath(folder.At("../results")), configuration.Element("ResultsDirectory")!.Value);
        Assert.AreEqual($"{folder.At("adapters")};{Path.GetFullPath(folder.At("more/adapters"))}", configuration.Element("TestAdaptersPaths")!.Value);
        Assert.AreEqual(folder.Path, configuration.Element("SolutionDirectory")!.Value.TrimEnd(Path.DirectorySeparatorChar));
        Assert.AreEqual("net10.0", configuration.Element("TargetFrameworkVersion")!.Value);
    }

    [TestMethod]
    public void Of_AbsolutePath_Stays() => AssertPath(folder.At("elsewhere"), folder.At("elsewhere"));

    [TestMethod]
    public void Of_EmptyPath_StaysEmpty() => AssertPath("", "");

    [TestMethod]
    public void Of_PathWithVariable_IsExpanded()
    {
        const string Variable = "AMORSIZE_TESTS_HOME";
        Environment.SetEnvironmentVariable(Variable, folder.At("home"));
        try
        {
            AssertPath(Path.GetFullPath(folder.At("home/results")), $"%{Variable}%/results");
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }

    [TestMethod]
    [DataRow("<A><B>4</B></A>", "A/B")]
    [DataRow("<a><b /></a>", "A/B")]
    [DataRow("<C><D>4</D></C><A><B /></A>", "A/B")]
    [DataRow("<C><D>4</D></C>", "C/D")]
    [DataRow("<A><D>4</D></A>", null)]
    [DataRow("<B>4</B>", null)]
    public void FirstOf_SettingsOfTheUser_AreFound(string sections, string? found) =>
        Assert.AreEqual(found, RunSettings.Of(folder.Write("user.runsettings", $"<RunSettings>{sections}</RunSettings>")).FirstOf(["A/B", "C/D"]));

    [TestMethod]
    public void FirstOf_NoFile_IsNone()
    {
        Assert.IsNull(RunSettings.Of("").FirstOf(["A/B"]));
        Assert.IsNull(RunSettings.Of(folder.At("gone.runsettings")).FirstOf(["A/B"]));
    }

    [TestMethod]
    public void WithoutCollectors_CollectorsAndLoggersOfTheUser_AreRemoved()
    {
        var user = folder.Write("user.runsettings", """
            <RunSettings>
              <DataCollectionRunSettings><DataCollectors><DataCollector friendlyName="Code Coverage" /></DataCollectors></DataCollectionRunSettings>
              <LoggerRunSettings><Loggers><Logger friendlyName="html" /></Loggers></LoggerRunSettings>
              <NUnit><Seed>7</Seed></NUnit>
            </RunSettings>
            """);

        AssertXml("<RunSettings><NUnit><Seed>7</Seed></NUnit></RunSettings>", RunSettings.Of(user).WithoutCollectors());
    }

    [TestMethod]
    public void With_SettingOfTheUser_IsReplacedInAnyCase()
    {
        var user = folder.Write("user.runsettings", "<RunSettings><nunit><testOutputXml>mine</testOutputXml><Seed>7</Seed></nunit></RunSettings>");

        AssertXml("<RunSettings><nunit><Seed>7</Seed><TestOutputXml>there</TestOutputXml></nunit></RunSettings>", RunSettings.Of(user).With("NUnit", "TestOutputXml", "there"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("<RunSettings>")]
    [DataRow("{}")]
    public void Of_NoXml_ThrowsWithThePath(string content)
    {
        var user = folder.Write("user.runsettings", content);

        Assert.StartsWith($"{user} is not XML: ", Assert.ThrowsExactly<FormatException>(() => RunSettings.Of(user)).Message);
    }

    private void AssertPath(string expected, string path)
    {
        var user = folder.Write("user.runsettings", $"<RunSettings><RunConfiguration><ResultsDirectory>{path}</ResultsDirectory></RunConfiguration></RunSettings>");

        Assert.AreEqual(expected, Read(RunSettings.Of(user)).Element("RunConfiguration")!.Element("ResultsDirectory")!.Value);
    }

    private static XElement Read(RunSettings settings) => XDocument.Parse(Encoding.UTF8.GetString(settings.ToBytes())).Root!;

    private static void AssertXml(string expected, RunSettings settings)
    {
        var found = Read(settings);
        Assert.IsTrue(XNode.DeepEquals(XElement.Parse(expected), found), found.ToString());
    }
}
