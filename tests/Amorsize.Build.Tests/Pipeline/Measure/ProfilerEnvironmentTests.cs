using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Tests.Pipeline.Measure;

[TestClass]
public sealed class ProfilerEnvironmentTests
{
    [TestMethod]
    public void Prepare_BuildVariables_AreRemovedAndTheUsersOwnStay()
    {
        var environment = new Dictionary<string, string?>
        {
            ["MSBuildSDKsPath"] = "x",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["_MSBUILDTLENABLED"] = "1",
            ["AMORSIZE_REMOTE_CACHE_TOKEN"] = "let-me-in",
            ["AMORSIZE_REMOTE_CACHE_SECRET"] = "hush",
            ["DOTNET_gcServer"] = "1",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_JITMinOpts"] = "1",
            ["DOTNET_JitStress"] = "2",
            ["DOTNET_ROOT"] = "/dotnet",
            ["PATH"] = "/bin",
            ["MY_SETTING"] = "1",
        };

        ProfilerEnvironment.Prepare(environment, new("App", new Dictionary<string, string> { ["MY_SETTING"] = "2", ["DOTNET_gcServer"] = "1" }, []));

        Assert.AreSequenceEqual(
            ["AMORSIZE_PROFILING", "AMORSIZE_RUN", "DOTNET_DbgEnableMiniDump", "DOTNET_EnableDiagnostics_Debugger", "DOTNET_EnableDiagnostics_IPC", "DOTNET_ROOT", "DOTNET_TC_CallCountingDelayMs", "DOTNET_gcServer", "MY_SETTING", "PATH"],
            environment.Keys.Order(StringComparer.Ordinal));
    }
}
