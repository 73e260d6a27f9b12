using Amorsize.Build.Pipeline;

namespace Amorsize.Build.Tests.Pipeline;

/// <summary>The machine and the measurement properties of a program with a .runtimeconfig.json.</summary>
[TestClass]
public sealed class RuntimeKnobsTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");
    private readonly Dictionary<string, string> metadata = new(StringComparer.Ordinal) { ["TargetFrameworkVersion"] = "v8.0", ["AmorsizeTimeBudget"] = "00:00:03", ["TieredPGO"] = "true" };

    public void Dispose() => directory.Delete(recursive: true);

    [TestMethod]
    public void MeasurementProperties_KnobsInTheFile_WinOverProperties() =>
        Assert.AreEqual(
            "AmorsizeTimeBudget=00:00:03; Optimize=default; TieredCompilation=false; TieredPGO=false; System.GC.HeapCount=2; System.Globalization.Invariant=true; System.Runtime.TieredCompilation.QuickJit=false; System.Threading.ThreadPool.MinThreads=40; rollForward=Major",
            Fields("""
                { "runtimeOptions": { "rollForward": "Major", "configProperties": {
                  "System.Runtime.TieredCompilation": false, "System.Runtime.TieredPGO": false, "System.Runtime.TieredCompilation.QuickJit": false,
                  "System.GC.Server": true, "System.GC.HeapCount": 2, "System.Threading.ThreadPool.MinThreads": 40, "Another.Switch": true, "System.Globalization.Invariant": true } } }
                """));

    [TestMethod]
    [DataRow("{ \"runtimeOptions\": { } }")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow(null)]
    public void MeasurementProperties_NoKnobs_AreThePropertiesOnly(string? file) =>
        Assert.AreEqual("AmorsizeTimeBudget=00:00:03; Optimize=default; TieredCompilation=default; TieredPGO=true", Fields(file));

    [TestMethod]
    public void MeasurementProperties_SuiteIsTuned_LeaveOutTheThreadsThatItsPlanSets()
    {
        Assert.DoesNotContain("MinThreads", Fields("""{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 40, "Amorsize.MinThreads": 40 } } }"""));
        Assert.Contains("MinThreads=40", Fields("""{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 40 } } }"""));
        Assert.Contains("MinThreads=30", Fields("""{ "runtimeOptions": { "configProperties": { "System.Threading.ThreadPool.MinThreads": 30, "Amorsize.MinThreads": 40 } } }"""));
    }

    [TestMethod]
    public void Machine_CollectorInTheFile_WinsOverTheProperty()
    {
        metadata["ServerGarbageCollection"] = "false";

        Assert.AreEqual("Server, not concurrent", With("""{ "runtimeOptions": { "configProperties": { "System.GC.Server": true, "System.GC.Concurrent": false } } }""").Machine.GarbageCollector);
    }

    [TestMethod]
    public void Machine_ProgramRollsForward_HasTheRuntimeThatItRunsOn()
    {
        metadata["TargetFrameworkVersion"] = "v5.0";

        Assert.AreEqual(5, With(null).Machine.RuntimeMajor);
        Assert.IsGreaterThan(5, With("""{ "runtimeOptions": { "rollForward": "LatestMajor" } }""").Machine.RuntimeMajor);
        metadata["RollForwardVariable"] = "Minor";
        Assert.AreEqual(5, With("""{ "runtimeOptions": { "rollForward": "LatestMajor" } }""").Machine.RuntimeMajor);
    }

    [TestMethod]
    [DataRow("""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "9.0.0-rc.1" } } }""")]
    [DataRow("""{ "runtimeOptions": { "frameworks": [ { "name": "Microsoft.AspNetCore.App", "version": "7.0.0" }, { "name": "Microsoft.NETCore.App", "version": "9.0.0" } ] } }""")]
    [DataRow("""{ "runtimeOptions": { "includedFrameworks": [ { "name": "Microsoft.NETCore.App", "version": "9.0.1" } ] } }""")]
    public void Machine_ProgramAsksForALaterRuntime_HasThatRuntime(string file) => Assert.AreEqual(9, With(file).Machine.RuntimeMajor);

    [TestMethod]
    [DataRow("net8.0", "net8.0", false)]
    [DataRow("net8.0", "net8.0-windows7.0", false)]
    [DataRow("net10.0", "net8.0", true)]
    public void Machine_FileOfAnotherTargetFramework_IsNotUsed(string built, string target, bool isOfAnother)
    {
        metadata["TargetFramework"] = target;
        var context = With($$"""{ "runtimeOptions": { "tfm": "{{built}}", "framework": { "name": "Microsoft.NETCore.App", "version": "9.0.0" } } }""");

        Assert.AreEqual((isOfAnother ? 8 : 9, isOfAnother ? "" : context.RuntimeConfigFile), (context.Machine.RuntimeMajor, context.OwnRuntimeConfigFile));
    }

    private string Fields(string? file) => string.Join("; ", With(file).MeasurementProperties.Select(field => $"{field.Name}={field.Value}"));

    private BuildContext With(string? file)
    {
        var path = Path.Combine(directory.FullName, "App.runtimeconfig.json");
        File.Delete(path);
        if (file is not null)
            File.WriteAllText(path, file);
        metadata["RuntimeConfigFile"] = path;
        return new(name => metadata.GetValueOrDefault(name, ""));
    }
}
