using System.Text;
using Amorsize.Shared;
using Amorsize.Tool.Published;

namespace Amorsize.Tool.Tests;

/// <summary>The facts about a published program, and programs that cannot be tuned.</summary>
[TestClass]
public sealed class PublishedProgramTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Of_RuntimeConfig_GivesWhatABuildWouldKnow()
    {
        Write("""{ "runtimeOptions": { "tfm": "net9.0", "frameworks": [{ "name": "Microsoft.NETCore.App", "version": "9.0.0" }], "configProperties": { "System.GC.Server": true } } }""");

        var program = PublishedProgram.Of(folder.At("App.dll"));
        var context = ProgramContext.Of(program, folder.At("scratch"), "/work", new Dictionary<string, string> { ["Configuration"] = "Debug" });

        Assert.AreEqual(("App", "net9.0", "Debug"), (context.AssemblyName, context.TargetFramework, context.Configuration));
        Assert.AreEqual(folder.At("App.amorsize.json"), context.SettingsFile);
        Assert.AreEqual((9, "Server, concurrent"), (context.Machine.RuntimeMajor, context.Machine.GarbageCollector));
        Assert.AreSequenceEqual([("Microsoft.NETCore.App", "9.0.0")], program.Frameworks);
    }

    [TestMethod]
    public void Of_SelfContainedProgram_HasTheFrameworksThatItBrings()
    {
        Write("""{ "runtimeOptions": { "tfm": "net10.0", "includedFrameworks": [{ "name": "Microsoft.NETCore.App", "version": "10.0.1" }] } }""");

        Assert.AreSequenceEqual([("Microsoft.NETCore.App", "10.0.1")], PublishedProgram.Of(folder.At("App.dll")).Frameworks);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("{")]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("""{ "runtimeOptions": [] }""")]
    [DataRow("""{ "runtimeOptions": { "tfm": 1 } }""")]
    [DataRow("""{ "runtimeOptions": { "tfm": "latest" } }""")]
    [DataRow("""{ "runtimeOptions": { "tfm": "net10.0", "configProperties": [] } }""")]
    public void Tune_FileThatIsNoProgram_IsAUsageError(string? runtimeConfig)
    {
        if (runtimeConfig is null)
            folder.Write("App.dll", []);
        else
            Write(runtimeConfig);

        var run = ToolRun.Of(new FakeEngine(), folder.Root, "tune", "App.dll");

        Assert.AreEqual(ExitCode.Usage, run.ExitCode);
        Assert.Contains("is no published program", run.Errors.ReplaceLineEndings(" "));
    }

    [TestMethod]
    public void Of_FrameworkOfAnotherForm_HasNoName()
    {
        Write("""{ "runtimeOptions": { "tfm": "net10.0", "framework": { "name": 1, "version": null } } }""");

        var program = PublishedProgram.Of(folder.At("App.dll"));

        Assert.AreEqual("", program.Setting("System.GC.Server"));
        Assert.AreSequenceEqual([("", "")], program.Frameworks);
    }

    [TestMethod]
    public void Tune_MissingProgram_IsAUsageError() => Assert.AreEqual(ExitCode.Usage, ToolRun.Of(new FakeEngine(), folder.Root, "tune", "App.dll").ExitCode);

    [TestMethod]
    public void Tune_UnknownWorkloadOfAProgram_MeasuresNothingAndSaysSo()
    {
        // A real assembly, whose settings file would be written beside it.
        foreach (var file in (string[])["Amorsize.Tool.Tests.dll", "Amorsize.Tool.Tests.runtimeconfig.json"])
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), folder.At(file));

        var run = ToolRun.Of(new FakeEngine(), folder.Root, "tune", "Amorsize.Tool.Tests.dll", "--workload", "prices");

        Assert.AreEqual((ExitCode.NothingFound, "There is no workload 'prices'. No method is flagged with [Workload]."), (run.ExitCode, run.Errors.Trim()));
        Assert.IsFalse(File.Exists(folder.At("Amorsize.Tool.Tests.amorsize.json")));
    }

    [TestMethod]
    public void Tune_BaselineOfAProject_IsAUsageError()
    {
        folder.Write("Shop.csproj", "<Project />"u8.ToArray());

        var run = ToolRun.Of(new FakeEngine(), folder.Root, "tune", "--baseline", "b.json");

        Assert.AreEqual(ExitCode.Usage, run.ExitCode);
        Assert.Contains("Amorsize.Tool export --file FILE", run.Errors.ReplaceLineEndings(" "));
    }

    private void Write(string runtimeConfig)
    {
        folder.Write("App.dll", []);
        folder.Write("App.runtimeconfig.json", Encoding.UTF8.GetBytes(runtimeConfig));
    }
}
