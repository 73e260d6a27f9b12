using System.Text.Json.Nodes;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Tests.TestFrameworks;

/// <summary>A test project in a temporary folder, gone after the test: sources above, what is built below.</summary>
internal sealed class ProjectFolder : IDisposable
{
    private const string Output = "bin";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("amorsize-tests-");

    public ProjectFolder() => folder.CreateSubdirectory(Output);

    public string Path => folder.FullName;

    /// <summary>The names of the files in the output, sorted.</summary>
    public IEnumerable<string> Built => folder.GetDirectories(Output).Single().GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal);

    public SuiteProject Project(TestFramework framework, bool isOnTestingPlatform) => new()
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

    /// <summary>The files of its runner.</summary>
    public SuiteFiles Files(TestFramework framework, bool isOnTestingPlatform, params (string Option, string Value)[] defaults) => new(
        Project(framework, isOnTestingPlatform) with { CommandLineOptionDefaults = [.. defaults.Select(entry => KeyValuePair.Create(entry.Option, entry.Value))] },
        new LocalFileSystem());

    /// <summary>What is in a file of the output.</summary>
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
}
