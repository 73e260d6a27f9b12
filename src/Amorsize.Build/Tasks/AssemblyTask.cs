using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks that look up results: the assembly and the machine.</summary>
public abstract class AssemblyTask : CacheTask
{
    /// <summary>Absolute path of the assembly that was built.</summary>
    [Required]
    public string AssemblyPath { get; set; } = "";

    /// <summary>Such as v10.0.</summary>
    [Required]
    public string TargetFrameworkVersion { get; set; } = "";

    /// <summary>The RuntimeIdentifier of the assembly if it cannot run here; else empty.</summary>
    public string ForeignRuntimeIdentifier { get; set; } = "";

    /// <summary>The project's ServerGarbageCollection; empty if it is not set.</summary>
    public string ServerGarbageCollection { get; set; } = "";

    /// <summary>The project's ConcurrentGarbageCollection; empty if it is not set.</summary>
    public string ConcurrentGarbageCollection { get; set; } = "";

    private protected Machine MachineHere() => MachineText.Here(TargetFrameworkVersion, ServerGarbageCollection, ConcurrentGarbageCollection);
}
