using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Tasks.Items;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes resolved settings into the generated settings file, unless the file is current.</summary>
public sealed class WriteSettings : AmorsizeTask
{
    /// <summary>The resolved settings of all workloads. Of several items with one name, the last one counts.</summary>
    [Required]
    public ITaskItem[] Workloads { get; set; } = [];

    private protected override void Run()
    {
        try
        {
            // The items of the check come first. Those of a measurement replace them, so that a workload without a measurement keeps what was known.
            var settings = Workloads.Select(ResolvedSettingsItem.ToSettings).GroupBy(workload => workload.Name, StringComparer.Ordinal).Select(same => same.Last());
            SettingsFileWriter.Update(new LocalFileSystem(), Inputs.SettingsFile, ToolVersion, Inputs.Machine, [.. settings]);
        }
        catch (Exception e) when (e.IsOfFiles())
        {
            Report(WorkloadMessages.SettingsFileNotWritten(e.Message));
        }
    }
}
