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

    /// <summary>Such as Debug.</summary>
    [Required]
    public string Configuration { get; set; } = "";

    private protected ResultCache OpenCache() => new(CacheDirectory, TimeProvider.System, new CacheFiles());

    private protected EntryKey KeyOf(string workload) => new(AssemblyName, workload, TargetFramework, Configuration);
}
