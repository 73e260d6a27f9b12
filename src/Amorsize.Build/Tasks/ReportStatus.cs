using Amorsize.Build.Diagnostics;
using Amorsize.Caching;
using Amorsize.Caching.Flags;
using Amorsize.Caching.Suites;

namespace Amorsize.Build;

/// <summary>
/// Says what a build would find now: each workload's verdict, age and settings, and what the cache has. Measures nothing, and leaves every file of the
/// cache as it is, corrupt ones too.
/// </summary>
public sealed class ReportStatus : WorkloadTask
{
    /// <summary>Whether the project's test suite is tuned too.</summary>
    public bool TunesTests { get; set; }

    /// <summary>Whether the assembly is a program on Microsoft.Testing.Platform.</summary>
    public bool IsTestingPlatformApplication { get; set; }

    /// <summary>A time span.</summary>
    public string AmorsizeTotalTimeBudget { get; set; } = "";

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
        var assembly = File.ReadAllBytes(AssemblyPath);
        var suite = TunesTests && TestSuiteScanner.Scan(assembly) is { } tests
            ? build.ForSuite(tests.Framework, IsTestingPlatformApplication, AmorsizeTotalTimeBudget).RequestFor(EntryKey.TestSuite, tests.Fingerprint)
            : null;
        using var remote = OpenRemote();
        foreach (var line in new WorkloadStatus(OpenLayers(files, remote), build, TimeProvider.System).Of(ScanMemory.Recall(ScanFile, assembly), suite))
            Report(CacheMessages.StatusLine(line));
    }
}
