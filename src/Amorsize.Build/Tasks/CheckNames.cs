using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Warns of workload names that several assemblies of a program flag. Runs in every build of a program that has several settings files.</summary>
public sealed class CheckNames : AmorsizeTask
{
    /// <summary>The settings files of the program and of the assemblies that it uses.</summary>
    [Required]
    public ITaskItem[] SettingsFiles { get; set; } = [];

    private protected override void Run()
    {
        foreach (var (workload, assemblies) in SharedNames.In(SettingsFiles.Select(file => file.GetMetadata("FullPath")), new LocalFileSystem()))
            Report(WorkloadMessages.SharedName(workload, assemblies));
    }
}
