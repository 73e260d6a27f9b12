using Amorsize.Build.Diagnostics;
using Amorsize.Caching;
using Amorsize.Caching.Flags;

namespace Amorsize.Build;

/// <summary>
/// Says what a build would find now: each workload's verdict, age and settings, and what the cache has. Measures nothing, and leaves every file of the
/// cache as it is, corrupt ones too.
/// </summary>
public sealed class ReportStatus : WorkloadTask
{
    private protected override void Run()
    {
        var files = new ReadOnlyFiles(new CacheFiles());
        if (!File.Exists(AssemblyPath))
            Report(CacheMessages.NotBuilt(AssemblyPath));
        else if (ForeignRuntimeIdentifier.Length > 0)
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier) with { Severity = Severity.Message });
        else
            ReportWorkloads(files);

        var counts = new StoredCounts();
        foreach (var file in new CacheInventory(CacheDirectory, files).Files())
            counts.Add(file);
        Report(CacheMessages.Totals(counts, CacheDirectory));
    }

    private void ReportWorkloads(ICacheFiles files)
    {
        var build = BuildOn(MachineHere());
        Report(CacheMessages.StatusOf(build));
        foreach (var line in new WorkloadStatus(OpenLayers(files), build, TimeProvider.System).Of(ScanMemory.Recall(ScanFile, File.ReadAllBytes(AssemblyPath))))
            Report(CacheMessages.StatusLine(line));
    }
}
