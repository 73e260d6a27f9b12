using System.Globalization;
using System.Reflection;
using Amorsize.Caching;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>What the tasks that use the result cache have in common: where it is, and what an entry is kept under.</summary>
public abstract class CacheTask : AmorsizeTask
{
    /// <summary>Absolute path of the cache.</summary>
    [Required]
    public string CacheDirectory { get; set; } = "";

    /// <summary>Name of the assembly that is built.</summary>
    [Required]
    public string AssemblyName { get; set; } = "";

    /// <summary>Such as net10.0.</summary>
    [Required]
    public string TargetFramework { get; set; } = "";

    /// <summary>Such as v10.0.</summary>
    [Required]
    public string TargetFrameworkVersion { get; set; } = "";

    /// <summary>Such as Debug.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    /// <summary>The project's ServerGarbageCollection; empty where it is not set.</summary>
    public string ServerGarbageCollection { get; set; } = "";

    /// <summary>The project's ConcurrentGarbageCollection; empty where it is not set.</summary>
    public string ConcurrentGarbageCollection { get; set; } = "";

    private protected static string ToolVersion { get; } =
        typeof(CacheTask).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private protected ResultCache OpenCache() => new(CacheDirectory, TimeProvider.System, new CacheFiles());

    private protected EntryKey KeyOf(string workload) => new(AssemblyName, workload, TargetFramework, Configuration);

    private protected Machine Here()
    {
        var runtimeMajor = int.Parse(TargetFrameworkVersion.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture);
        var server = ServerGarbageCollection.Equals("true", StringComparison.OrdinalIgnoreCase) ? "Server" : "Workstation";
        var concurrent = ConcurrentGarbageCollection.Equals("false", StringComparison.OrdinalIgnoreCase) ? "not concurrent" : "concurrent";
        return Machine.Here(runtimeMajor, $"{server}, {concurrent}");
    }
}
