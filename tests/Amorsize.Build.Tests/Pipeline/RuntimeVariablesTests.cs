using Amorsize.Build.Pipeline;

namespace Amorsize.Build.Tests.Pipeline;

/// <summary>Environment variables that change the runtime of the measured process.</summary>
[TestClass]
public sealed class RuntimeVariablesTests : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("amorsize-tests-");
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal)
    {
        ["PATH"] = "/bin",
        ["DOTNET_ROOT"] = "/dotnet",
        // The profiler removes these.
        ["DOTNET_gcServer"] = "1",
        ["DOTNET_TieredPGO"] = "0",
        // Part of the machine.
        ["DOTNET_PROCESSOR_COUNT"] = "3",
        ["DOTNET_ThreadPool_ForceMinWorkerThreads"] = "8",
    };

    public void Dispose() => directory.Delete(recursive: true);

    [TestMethod]
    public void MeasurementProperties_WithoutAProfile_HaveTheVariablesThatReachTheWorkload() =>
        Assert.EndsWith("TieredPGO=default; DOTNET_ThreadPool_ForceMinWorkerThreads=8", Fields(Context()));

    [TestMethod]
    public void MeasurementProperties_LaunchProfile_AddsItsVariables()
    {
        WriteProfile("\"DOTNET_TieredPGO\": \"0\", \"DOTNET_TC_QuickJitForLoops\": \"1\", \"DOTNET_ReadyToRun\": \"0\", \"DOTNET_PROCESSOR_COUNT\": \"1\", \"DOTNET_TC_CallCountingDelayMs\": \"5\", \"MODE\": \"fast\"");

        Assert.EndsWith(
            "; DOTNET_PROCESSOR_COUNT=1; DOTNET_ReadyToRun=0; DOTNET_TC_QuickJitForLoops=1; DOTNET_ThreadPool_ForceMinWorkerThreads=8; DOTNET_TieredPGO=0",
            Fields(Context()));
    }

    [TestMethod]
    public void MeasurementProperties_TestProjectOnVsTest_HasNoProfile()
    {
        WriteProfile("\"DOTNET_TieredPGO\": \"0\"");

        Assert.DoesNotContain("DOTNET_TieredPGO", Fields(Context(("IsTestProject", "true"))));
        Assert.Contains("DOTNET_TieredPGO", Fields(Context(("IsTestProject", "true"), ("IsTestingPlatformApplication", "true"))));
    }

    [TestMethod]
    [DataRow("1", "1", "Server, concurrent")]
    [DataRow("0x1", "0", "Server, not concurrent")]
    [DataRow("0", "1", "Workstation, concurrent")]
    public void Machine_CollectorOfTheProfile_WinsOverTheProperty(string server, string concurrent, string expected)
    {
        WriteProfile($"\"DOTNET_gcServer\": \"{server}\", \"DOTNET_gcConcurrent\": \"{concurrent}\"");

        Assert.AreEqual(expected, Context(("ServerGarbageCollection", "true"), ("ConcurrentGarbageCollection", "false")).Machine.GarbageCollector);
    }

    [TestMethod]
    public void Machine_CollectorOfTheBuild_DoesNotCount() => Assert.AreEqual("Workstation, concurrent", Context().Machine.GarbageCollector);

    private static string Fields(BuildContext context) => string.Join("; ", context.MeasurementProperties.Select(field => $"{field.Name}={field.Value}"));

    private void WriteProfile(string variables)
    {
        var folder = directory.CreateSubdirectory("Properties").FullName;
        File.WriteAllText(Path.Combine(folder, "launchSettings.json"), $$"""{ "profiles": { "App": { "commandName": "Project", "environmentVariables": { {{variables}} } } } }""");
    }

    private BuildContext Context(params (string Name, string Value)[] metadata)
    {
        var values = metadata.ToDictionary(value => value.Name, value => value.Value);
        values["TargetFrameworkVersion"] = "v10.0";
        values["ProjectFile"] = Path.Combine(directory.FullName, "App.csproj");
        return new(name => values.GetValueOrDefault(name, ""), environment);
    }
}
