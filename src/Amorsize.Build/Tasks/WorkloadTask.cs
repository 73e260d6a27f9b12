using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks that look up workloads.</summary>
public abstract class WorkloadTask : AssemblyTask
{
    /// <summary>Absolute path of the file that remembers what the scan found.</summary>
    [Required]
    public string ScanFile { get; set; } = "";
}
