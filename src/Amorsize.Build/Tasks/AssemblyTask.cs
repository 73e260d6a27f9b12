using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>What the tasks that look results up have in common: the assembly, and the machine.</summary>
public abstract class AssemblyTask : CacheTask
{
    /// <summary>Absolute path of the assembly that was built.</summary>
    [Required]
    public string AssemblyPath { get; set; } = "";

    /// <summary>Absolute path of the file that remembers what was found in the assembly.</summary>
    [Required]
    public string ScanFile { get; set; } = "";

    /// <summary>Such as v10.0.</summary>
    [Required]
    public string TargetFrameworkVersion { get; set; } = "";

    /// <summary>The RuntimeIdentifier that the assembly is built for, where that cannot be run here; else empty.</summary>
    public string ForeignRuntimeIdentifier { get; set; } = "";

    /// <summary>The project's ServerGarbageCollection; empty where it is not set.</summary>
    public string ServerGarbageCollection { get; set; } = "";

    /// <summary>The project's ConcurrentGarbageCollection; empty where it is not set.</summary>
    public string ConcurrentGarbageCollection { get; set; } = "";

    private protected Machine MachineHere() => MachineText.Here(TargetFrameworkVersion, ServerGarbageCollection, ConcurrentGarbageCollection);
}
