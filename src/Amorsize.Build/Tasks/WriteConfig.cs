using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes resolved settings into the generated settings file, if that changes it.</summary>
public sealed class WriteConfig : AmorsizeTask
{
    /// <summary>The resolved settings of all workloads.</summary>
    [Required]
    public ITaskItem[] Workloads { get; set; } = [];

    /// <summary>The machine, as <see cref="CheckWorkloads"/> gave it.</summary>
    [Required]
    public string Machine { get; set; } = "";

    /// <summary>Absolute path of the file.</summary>
    [Required]
    public string ConfigFile { get; set; } = "";

    private protected override void Run()
    {
        try
        {
            SettingsFileWriter.Update(ConfigFile, ToolVersion, MachineText.Read(Machine), [.. Workloads.Select(ResolvedSettingsItem.ToSettings)]);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(WorkloadMessages.SettingsFileNotWritten(e.Message));
        }
    }
}
