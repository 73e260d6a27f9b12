using Amorsize.Build.Launch;
using Amorsize.Build.Properties;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Processes;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The environment of a measured process: the user's own, without the variables of the build engine and without the secrets of this package.</summary>
internal static class ProfilerEnvironment
{
    // Variables with these prefixes are removed. A build server may set runtime options for itself; a program has its own in its runtimeconfig.json. The
    // last prefix is that of the remote cache's secrets.
    private static readonly string[] BuildPrefixes = ["MSBUILD", "_MSBUILD", "DOTNET_gc", "DOTNET_Tiered", "DOTNET_TC_", "DOTNET_ReadyToRun", "DOTNET_JIT", "DOTNET_AltJit", "DOTNET_OSR_", "DOTNET_Stress", "DOTNET_HeapVerify", "COMPlus_", RemoteProperties.VariablePrefix];

    /// <summary>Prepares the environment of a workload or of a test suite.</summary>
    public static void PrepareCommon(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsOfTheBuild).ToList())
            environment.Remove(name);
        environment["AMORSIZE_PROFILING"] = "1";
        ProcessTree.Prepare(environment);
    }

    /// <summary>Prepares the environment of a workload.</summary>
    /// <param name="environment">The environment of the build.</param>
    /// <param name="profile">The launch profile of the program; null if there is none.</param>
    public static void Prepare(IDictionary<string, string?> environment, LaunchProfile? profile)
    {
        PrepareCommon(environment);
        // After the removal: a profile may set a runtime option for the program, under the same name as the build server's own.
        profile?.ApplyTo(environment);
        SetUpRuntime(environment);
    }

    /// <summary>Sets up the runtime of a process that this package starts from its own program.</summary>
    public static void SetUpRuntime(IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in ProfileRequest.RuntimeVariables)
            environment[name] = value;
    }

    /// <summary>Whether a variable of the build is removed before a measured process gets its environment.</summary>
    public static bool IsOfTheBuild(string name) => BuildPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
