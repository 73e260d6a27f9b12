using Amorsize.Build.Launch;
using Amorsize.Build.Properties;
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
        // Zero makes the runtime optimize hot methods at once. By default it waits until it has compiled nothing new for 100 ms. On a busy machine that may
        // never happen, and unoptimized code would be measured.
        environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        // No crash dumps: a crash is reported as a warning, and a dump would only delay the build.
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        OpenNoPipes(environment);
    }

    /// <summary>
    /// Keeps a process of .NET from opening pipes for debuggers and diagnostics. They lie in the temporary folder, and a process that is killed leaves them there.
    /// </summary>
    public static void OpenNoPipes(IDictionary<string, string?> environment) => environment["DOTNET_EnableDiagnostics"] = "0";

    /// <summary>Whether a variable of the build is removed before a measured process gets its environment.</summary>
    public static bool IsOfTheBuild(string name) => BuildPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
