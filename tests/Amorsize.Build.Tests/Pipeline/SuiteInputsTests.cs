using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.Tests.TestFrameworks;
using Amorsize.Discovery.TestSuites;

namespace Amorsize.Build.Tests.Pipeline;

[TestClass]
public sealed class SuiteInputsTests : IDisposable
{
    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("--filter A --no-banner", "--filter A|--no-banner")]
    [DataRow("exec \"/out/App.Tests.dll\" --filter A", "--filter A")]
    [DataRow("exec \"/out/App.Tests.dll\" ", "")]
    public void ProjectOf_ArgumentsOfTheProject_AreThoseOfTheProgram(string arguments, string options) =>
        Assert.AreEqual(options, string.Join('|', ProjectOf(arguments).Options));

    [TestMethod]
    public void ProjectOf_Variables_AreThoseOfTheBuildAndOfTheLaunchProfile()
    {
        folder.Write("App.run.json", """{ "profiles": { "App": { "commandName": "Project", "environmentVariables": { "xUnit__maxParallelThreads": "2" } } } }""");

        var variables = ProjectOf("").Variables;

        Assert.Contains("xUnit__maxParallelThreads", variables);
        Assert.IsTrue(Environment.GetEnvironmentVariables().Keys.Cast<string>().All(variables.Contains));
    }

    private SuiteProject ProjectOf(string arguments)
    {
        var values = new Dictionary<string, string>
        {
            ["IsTestingPlatformApplication"] = "true", ["AssemblyPath"] = "/out/App.Tests.dll", ["ProjectFile"] = folder.At("App.csproj"), ["TestArguments"] = arguments,
        };
        var suite = new TestSuite { Framework = "MSTest", Fingerprint = new('a', 64), FrameworkMajor = 4, Methods = 1 };
        return SuiteInputs.ProjectOf(new(name => values.GetValueOrDefault(name, "")), suite, []);
    }
}
