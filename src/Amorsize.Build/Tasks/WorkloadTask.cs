using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>What the tasks that look workloads up have in common.</summary>
public abstract class WorkloadTask : AssemblyTask
{
    /// <summary>Absolute path of the file that remembers what the assembly flags.</summary>
    [Required]
    public string ScanFile { get; set; } = "";
}
