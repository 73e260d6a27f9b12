using System.Text.Json.Nodes;
using Amorsize.Build.Launch;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Tests.TestFrameworks;

namespace Amorsize.Build.Tests.Pipeline.Measure;

[TestClass]
public sealed class ProfilerCommandTests : IDisposable
{
    private static readonly LaunchProfile profile = new("App", new Dictionary<string, string> { ["MODE"] = "fast" }, ["--file", "a b"]);

    private readonly ProjectFolder folder = new();

    // This test project is a program; the tested assembly is a library.
    private static string Program => typeof(ProfilerCommandTests).Assembly.Location;

    private static string Library => typeof(ProfilerCommand).Assembly.Location;

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Of_Program_StartsItWithItsArgumentsAndTheProfilerAsHook()
    {
        var start = ProfilerCommand.Of(Host(Program), folder.Path, "/request.json");

        Assert.AreSequenceEqual([Program, "--file", "a b"], start.ArgumentList.TakeLast(3));
        Assert.AreEqual("/profiler.dll", start.Environment["DOTNET_STARTUP_HOOKS"]);
        Assert.AreEqual("/request.json", start.Environment["AMORSIZE_PROFILER_REQUEST"]);
        Assert.AreEqual("fast", start.Environment["MODE"]);
        Assert.AreEqual("/work", start.WorkingDirectory);
    }

    [TestMethod]
    public void Of_ProgramWithHooks_StartsTheProfilerAfterThem()
    {
        var hooks = new Dictionary<string, string> { ["DOTNET_STARTUP_HOOKS"] = "/own.dll" };

        var start = ProfilerCommand.Of(Host(Program) with { Conditions = new("/work", profile with { Variables = hooks }) }, folder.Path, "/request.json");

        Assert.AreEqual($"/own.dll{Path.PathSeparator}/profiler.dll", start.Environment["DOTNET_STARTUP_HOOKS"]);
    }

    [TestMethod]
    public void Of_Library_StartsTheProfiler()
    {
        var start = ProfilerCommand.Of(Host(Library), folder.Path, "/request.json");

        Assert.AreEqual("/profiler.dll", start.ArgumentList[^1]);
        Assert.IsFalse(start.Environment.ContainsKey("DOTNET_STARTUP_HOOKS"));
    }

    [TestMethod]
    [DataRow("""{ "runtimeOptions": { "framework": { "name": "N", "version": "1" } } }""", null)]
    [DataRow(
        """{ "runtimeOptions": { "framework": { "name": "N", "version": "1" }, "configProperties": { "System.StartupHookProvider.IsSupported": false, "a": true } } }""",
        """{ "runtimeOptions": { "framework": { "name": "N", "version": "1" }, "configProperties": { "a": true } } }""")]
    [DataRow(
        """{ "runtimeOptions": { "framework": { "name": "N", "version": "1" }, "configProperties": { "System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported": false, "a": true } } }""",
        """{ "runtimeOptions": { "framework": { "name": "N", "version": "1" }, "configProperties": { "a": true } } }""")]
    [DataRow(
        """{ "runtimeOptions": { "includedFrameworks": [], "configProperties": { "a": true } } }""",
        """{ "runtimeOptions": { "frameworks": [ { "name": "Shared", "version": "10.0.0" } ], "configProperties": { "a": true } } }""")]
    public void Of_RuntimeConfig_IsTheProgramsOwnUnlessTheProfilerCannotRunWithIt(string own, string? used)
    {
        var path = folder.Write("App.runtimeconfig.json", own);

        var start = ProfilerCommand.Of(Host(Program) with { RuntimeConfigFile = path }, folder.Path, "/request.json");

        var given = start.ArgumentList[start.ArgumentList.IndexOf("--runtimeconfig") + 1];
        Assert.AreEqual(used is null, given == path);
        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(used ?? own), JsonNode.Parse(File.ReadAllText(given))), File.ReadAllText(given));
    }

    private ProfilerHost Host(string assembly) => new(
        "dotnet", "/profiler.dll", assembly, folder.At("App.deps.json"), folder.At("App.runtimeconfig.json"), [("Shared", "10.0.0")], PackageFolders: [], new("/work", profile));
}
