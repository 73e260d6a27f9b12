using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the settled workloads into the generated config, where that changes it.</summary>
public sealed class WriteSettings : AmorsizeTask
{
    /// <summary>The settled workloads.</summary>
    [Required]
    public ITaskItem[] Workloads { get; set; } = [];

    private protected override void Run()
    {
        try
        {
            SettingsFileWriter.Update(Inputs.SettingsFile, ToolVersion, Inputs.Machine, [.. Workloads.Select(ResolvedSettingsItem.ToSettings)]);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(WorkloadMessages.ConfigNotWritten(e.Message));
        }
    }
}
