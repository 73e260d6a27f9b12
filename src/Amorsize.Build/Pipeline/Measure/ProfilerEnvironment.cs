using Amorsize.Build.Properties;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The environment of a profiler process: the user's own, without what the build engine added for itself, and without what is ours alone.</summary>
internal static class ProfilerEnvironment
{
    // A build server may run under settings of its own that would falsify what is measured; a program's settings are in its runtimeconfig.json.
    private static readonly string[] BuildPrefixes = ["MSBUILD", "_MSBUILD", "DOTNET_gc", "DOTNET_Tiered", "DOTNET_TC_", "DOTNET_ReadyToRun", "COMPlus_", RemoteProperties.VariablePrefix];

    /// <summary>For whatever is measured: a workload, or a test suite.</summary>
    public static void PrepareCommon(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(IsOfTheBuild).ToList())
            environment.Remove(name);
        environment["AMORSIZE_PROFILING"] = "1";
    }

    /// <summary>For a workload.</summary>
    public static void Prepare(IDictionary<string, string?> environment)
    {
        PrepareCommon(environment);
        // Optimise what is called often at once, not when nothing new has been compiled for a while: beside a busy build that while may never come, and
        // half-compiled code would be measured. The optimised code is the same.
        environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        // A crash is reported by us; a dump of it, or a dialog about it, helps nobody.
        environment["DOTNET_DbgEnableMiniDump"] = "0";
    }

    private static bool IsOfTheBuild(string name) => BuildPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
