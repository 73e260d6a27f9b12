using Amorsize.Build.Properties;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The environment of a measured process: the user's own, without the variables of the build engine and without the secrets of this package.</summary>
internal static class ProfilerEnvironment
{
    // A build server may run with runtime settings of its own. A program has its settings in its runtimeconfig.json.
    private static readonly string[] BuildPrefixes = ["MSBUILD", "_MSBUILD", "DOTNET_gc", "DOTNET_Tiered", "DOTNET_TC_", "DOTNET_ReadyToRun", "COMPlus_", RemoteProperties.VariablePrefix];

    /// <summary>Prepares the environment of a workload or of a test suite.</summary>
    public static void PrepareCommon(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsOfTheBuild).ToList())
            environment.Remove(name);
        environment["AMORSIZE_PROFILING"] = "1";
    }

    /// <summary>Prepares the environment of a workload.</summary>
    public static void Prepare(IDictionary<string, string?> environment)
    {
        PrepareCommon(environment);
        // Methods that are called often are optimised at once. By default the runtime waits until it has compiled nothing new for 100 ms. On a busy machine
        // that may never happen, and code that is not optimised would be measured.
        environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        // A crash is reported as a warning. A dump or a dialog would only delay the build.
        environment["DOTNET_DbgEnableMiniDump"] = "0";
    }

    private static bool IsOfTheBuild(string name) => BuildPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
