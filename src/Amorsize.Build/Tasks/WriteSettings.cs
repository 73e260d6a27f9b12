using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes resolved settings into the generated settings file, unless the file is current.</summary>
public sealed class WriteSettings : AmorsizeTask
{
    /// <summary>The resolved settings of all workloads.</summary>
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
            Report(WorkloadMessages.SettingsFileNotWritten(e.Message));
        }
    }
}
