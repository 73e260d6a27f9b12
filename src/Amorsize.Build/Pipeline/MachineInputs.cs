using System.Globalization;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Pipeline;

/// <summary>Describes the machine of a build, including the runtime and the garbage collector that the project's program uses.</summary>
internal static class MachineInputs
{
    /// <summary>The machine of this build, for a program with these settings.</summary>
    /// <param name="targetFrameworkVersion">The MSBuild property TargetFrameworkVersion, such as v10.0.</param>
    /// <param name="serverGarbageCollection">The MSBuild property ServerGarbageCollection; empty where it is not set.</param>
    /// <param name="concurrentGarbageCollection">The MSBuild property ConcurrentGarbageCollection; empty where it is not set.</param>
    public static Machine Here(string targetFrameworkVersion, string serverGarbageCollection, string concurrentGarbageCollection)
    {
        var runtimeMajor = int.Parse(targetFrameworkVersion.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);
        var server = serverGarbageCollection.Equals("true", StringComparison.OrdinalIgnoreCase) ? "Server" : "Workstation";
        var concurrent = concurrentGarbageCollection.Equals("false", StringComparison.OrdinalIgnoreCase) ? "not concurrent" : "concurrent";
        return Machine.Here(runtimeMajor, $"{server}, {concurrent}");
    }
}
