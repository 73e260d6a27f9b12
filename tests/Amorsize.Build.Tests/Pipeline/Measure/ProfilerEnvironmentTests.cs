using Amorsize.Build.Pipeline.Measure;
using Amorsize.Discovery.TestSuites;

namespace Amorsize.Build.Tests.Pipeline.Measure;

[TestClass]
public sealed class ProfilerEnvironmentTests
{
    [TestMethod]
    public void WhatTheBuildEngineAddedIsTakenOutAndTheUsersOwnStays()
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
            ["DOTNET_ROOT"] = "/dotnet",
            ["PATH"] = "/bin",
            ["MY_SETTING"] = "1",
        };

        ProfilerEnvironment.Prepare(environment);

        CollectionAssert.AreEquivalent(
            new[] { "DOTNET_ROOT", "PATH", "MY_SETTING", "AMORSIZE_PROFILING", "DOTNET_TC_CallCountingDelayMs", "DOTNET_DbgEnableMiniDump" },
            environment.Keys.ToArray());
    }
}
