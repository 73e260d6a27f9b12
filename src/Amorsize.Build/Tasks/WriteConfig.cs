using Amorsize.Build.Items;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

/// <summary>Writes the settled workloads into the generated config, where that changes it.</summary>
public sealed class WriteConfig : CacheTask
{
    /// <summary>The settled workloads.</summary>
    [Required]
    public ITaskItem[] Workloads { get; set; } = [];

    /// <summary>Absolute path of the file.</summary>
    [Required]
    public string ConfigFile { get; set; } = "";

    private protected override void Run() =>
        GeneratedConfig.Write(ConfigFile, ToolVersion, Here(), [.. Workloads.Select(SettledItem.ToSettings)]);
}
