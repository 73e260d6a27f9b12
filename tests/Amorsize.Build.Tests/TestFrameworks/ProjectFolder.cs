using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>A test project in a temporary folder, gone after the test; its output is in a folder below.</summary>
internal sealed class ProjectFolder : IDisposable
{
    /// <summary>Results of one test, N.C.M, which passed.</summary>
    public const string Trx = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
        <UnitTestResult testId="1" testName="M" outcome="Passed" duration="00:00:01" />
        </Results><TestDefinitions><UnitTest id="1"><TestMethod className="N.C" /></UnitTest></TestDefinitions></TestRun>
        """;

    private const string Output = "bin";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("amorsize-tests-");

    public ProjectFolder() => folder.CreateSubdirectory(Output);

    public string Path => folder.FullName;

    /// <summary>The names of the files in the output, sorted.</summary>
    public IEnumerable<string> Built => folder.GetDirectories(Output).Single().GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public SuiteProject Project(ITestFramework framework, bool isOnTestingPlatform) => new()
    {
        Framework = framework,
        IsOnTestingPlatform = isOnTestingPlatform,
        AssemblyPath = InOutput("App.Tests.dll"),
        ProjectDirectory = folder.FullName,
        DotNet = "dotnet",
        VsTestConsole = At("vstest.console.dll"),
        UserRunSettings = isOnTestingPlatform ? "" : At("user.runsettings"),
        RunSettings = At("obj/App.Tests.amorsize.runsettings"),
    };

    /// <summary>The files that carry a plan.</summary>
    public SuiteFiles Files(ITestFramework framework, bool isOnTestingPlatform, params (string Option, string Value)[] defaults) => new(
        Project(framework, isOnTestingPlatform) with { CommandLineOptionDefaults = [.. defaults.Select(entry => KeyValuePair.Create(entry.Option, entry.Value))] },
        new LocalFileSystem());

    /// <summary>The extension without which a program on the platform cannot write TRX.</summary>
    public void AddTrxExtension() => WriteOutput("Microsoft.Testing.Extensions.TrxReport.dll", "");

    /// <summary>Removes all files.</summary>
    public void Clear()
    {
        foreach (var file in folder.GetFiles("*", SearchOption.AllDirectories))
            file.Delete();
    }

    /// <summary>The content of a file of the output.</summary>
    public string TextOf(string name) => File.ReadAllText(InOutput(name));

    public string At(string name) => System.IO.Path.Combine(folder.FullName, name);

    public string InOutput(string name) => At(System.IO.Path.Combine(Output, name));

    public string Write(string name, string content)
    {
        File.WriteAllText(At(name), content);
        return At(name);
    }

    public string WriteOutput(string name, string content) => Write(System.IO.Path.Combine(Output, name), content);

    public void Dispose() => folder.Delete(recursive: true);

    public static void AssertJson(string expected, string actual) =>
        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"expected {expected}, found {actual}");

    public static void AssertRunSettings(string expectedSections, string actual)
    {
        var expected = expectedSections.Length == 0 ? "<RunSettings />" : $"<RunSettings>{expectedSections}</RunSettings>";
        Assert.IsTrue(XNode.DeepEquals(XElement.Parse(expected), XElement.Parse(actual)), $"expected {expected}, found {actual}");
    }
}
