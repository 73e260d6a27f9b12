using System.Globalization;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Pipeline;

/// <summary>The machine of a build, for a program with the project's settings.</summary>
internal static class MachineInputs
{
    /// <summary>The machine of this build, for a program with these settings.</summary>
    /// <param name="targetFrameworkVersion">Such as v10.0.</param>
    /// <param name="serverGarbageCollection">The project's property; empty where it is not set.</param>
    /// <param name="concurrentGarbageCollection">The project's property; empty where it is not set.</param>
    public static Machine Here(string targetFrameworkVersion, string serverGarbageCollection, string concurrentGarbageCollection)
    {
        var runtimeMajor = int.Parse(targetFrameworkVersion.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);
        var server = serverGarbageCollection.Equals("true", StringComparison.OrdinalIgnoreCase) ? "Server" : "Workstation";
        var concurrent = concurrentGarbageCollection.Equals("false", StringComparison.OrdinalIgnoreCase) ? "not concurrent" : "concurrent";
        return Machine.Here(runtimeMajor, $"{server}, {concurrent}");
    }
}
