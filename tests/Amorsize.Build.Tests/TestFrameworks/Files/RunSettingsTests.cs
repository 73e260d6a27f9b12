using System.Text;
using System.Xml.Linq;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Tests.TestFrameworks.Files;

[TestClass]
public sealed class RunSettingsTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(TestFramework.MSTest, 0, TestScope.AsDeclared, "")]
    [DataRow(TestFramework.MSTest, 1, TestScope.AsDeclared, "<RunConfiguration><DisableParallelization>true</DisableParallelization></RunConfiguration>")]
    [DataRow(TestFramework.MSTest, 4, TestScope.Methods, "<MSTest><Parallelize><Workers>4</Workers><Scope>MethodLevel</Scope></Parallelize></MSTest>")]
    [DataRow(TestFramework.MSTest, 4, TestScope.Classes, "<MSTest><Parallelize><Workers>4</Workers><Scope>ClassLevel</Scope></Parallelize></MSTest>")]
    [DataRow(TestFramework.NUnit, 0, TestScope.AsDeclared, "")]
    [DataRow(TestFramework.NUnit, 1, TestScope.AsDeclared, "<NUnit><NumberOfTestWorkers>0</NumberOfTestWorkers></NUnit>")]
    [DataRow(TestFramework.NUnit, 4, TestScope.AsDeclared, "<NUnit><NumberOfTestWorkers>4</NumberOfTestWorkers></NUnit>")]
    [DataRow(TestFramework.XunitV2, 0, TestScope.AsDeclared, "")]
    [DataRow(TestFramework.XunitV2, 1, TestScope.AsDeclared, "<xUnit><ParallelizeTestCollections>false</ParallelizeTestCollections></xUnit>")]
    [DataRow(TestFramework.XunitV2, 4, TestScope.AsDeclared, "<xUnit><MaxParallelThreads>4</MaxParallelThreads></xUnit>")]
    public void EachRunnerIsToldInItsOwnWords(object framework, int workers, object scope, string sections)
    {
        var settings = RunSettings.Of("").With((TestFramework)framework, new(workers, (TestScope)scope));

        AssertXml(sections.Length == 0 ? "<RunSettings />" : $"<RunSettings>{sections}</RunSettings>", settings);
    }

    [TestMethod]
    public void WhatIsElseInTheUsersFileStays()
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
            RunSettings.Of(user).With(TestFramework.MSTest, new(4, TestScope.Classes)));
    }

    [TestMethod]
    public void PathsThatAreRelativeToTheUsersFileStayWhereTheyAre()
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
    public void AnAbsolutePathStays() => AssertPath(folder.At("elsewhere"), folder.At("elsewhere"));

    [TestMethod]
    public void AnEmptyPathStaysEmpty() => AssertPath("", "");

    [TestMethod]
    public void APathMayBeginWithAVariable()
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
    [DataRow("<MSTest><Parallelize><Workers>4</Workers></Parallelize></MSTest>", "MSTest/Parallelize")]
    [DataRow("<MSTest><parallelize /></MSTest>", "MSTest/Parallelize")]
    [DataRow("<MSTestV2><Parallelize /></MSTestV2>", "MSTestV2/Parallelize")]
    [DataRow("<NUnit><NumberOfTestWorkers>4</NumberOfTestWorkers></NUnit>", "NUnit/NumberOfTestWorkers")]
    [DataRow("<xUnit><MaxParallelThreads>4</MaxParallelThreads></xUnit>", "xUnit/MaxParallelThreads")]
    [DataRow("<xUnit><ParallelizeTestCollections>false</ParallelizeTestCollections></xUnit>", "xUnit/ParallelizeTestCollections")]
    [DataRow("<RunConfiguration><DisableParallelization>true</DisableParallelization></RunConfiguration>", "RunConfiguration/DisableParallelization")]
    [DataRow("<RunConfiguration><MaxCpuCount>1</MaxCpuCount></RunConfiguration>", null)]
    [DataRow("<MSTest><MapInconclusiveToFailed>true</MapInconclusiveToFailed></MSTest>", null)]
    public void WhatTheUserHasChosenIsKnown(string section, string? own) =>
        Assert.AreEqual(own, RunSettings.Of(folder.Write("user.runsettings", $"<RunSettings>{section}</RunSettings>")).OwnSetting);

    [TestMethod]
    public void WithoutAFileNothingIsChosen()
    {
        Assert.IsNull(RunSettings.Of("").OwnSetting);
        Assert.IsNull(RunSettings.Of(folder.At("gone.runsettings")).OwnSetting);
    }

    [TestMethod]
    public void ATrialCollectsNothing()
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
    [DataRow(TestFramework.MSTest, true, "<RunSettings><MSTest><RandomizeTestOrder>true</RandomizeTestOrder></MSTest></RunSettings>")]
    [DataRow(TestFramework.MSTest, false, "<RunSettings />")]
    [DataRow(TestFramework.NUnit, true, "<RunSettings />")]
    public void OnlyMSTestShufflesByItsFile(object framework, bool shuffled, string expected) =>
        AssertXml(expected, RunSettings.Of("").WithRandomOrder((TestFramework)framework, shuffled));

    [TestMethod]
    public void NUnitWritesItsResultsWhereItIsTold()
    {
        var user = folder.Write("user.runsettings", "<RunSettings><NUnit><TestOutputXml>mine</TestOutputXml></NUnit></RunSettings>");

        AssertXml("<RunSettings><NUnit><TestOutputXml>there</TestOutputXml></NUnit></RunSettings>", RunSettings.Of(user).WithNUnitResults("there"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("<RunSettings>")]
    [DataRow("{}")]
    public void WhatIsNotXmlIsSaidWithItsPath(string content)
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
