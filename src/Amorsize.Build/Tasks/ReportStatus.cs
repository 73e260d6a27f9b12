using Amorsize.Build.Diagnostics;
using Amorsize.Build.Items;
using Amorsize.Build.Properties;
using Amorsize.Build.Status;
using Amorsize.Caching;
using Amorsize.Caching.Flags;
using Amorsize.Caching.Suites;
using Microsoft.Build.Framework;

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

    /// <summary>A <see cref="StatusFormat"/>.</summary>
    public string AmorsizeFormat { get; set; } = "";

    /// <summary>What it says, an item a workload.</summary>
    [Output]
    public ITaskItem[] Rows { get; private set; } = [];

    private protected override void Run()
    {
        var isJson = PropertyText.Choice<StatusFormat>(nameof(AmorsizeFormat), AmorsizeFormat) == StatusFormat.Json;
        var files = new ReadOnlyFiles(new CacheFiles());
        var build = BuildOn(MachineHere());
        IReadOnlyList<StatusRow> rows = [];
        if (!File.Exists(AssemblyPath))
            Report(CacheMessages.NotBuilt(AssemblyPath));
        else if (ForeignRuntimeIdentifier.Length > 0)
            Report(WorkloadMessages.ForeignRuntime(AssemblyName, ForeignRuntimeIdentifier) with { Severity = Severity.Message });
        else
        {
            rows = LookUp(build, files);
            if (!isJson)
            {
                Report(CacheMessages.StatusOf(build));
                foreach (var line in StatusTable.Write(rows))
                    Print(line);
            }
        }
        Rows = [.. rows.Select(StatusItem.From)];

        var counts = new StoredCounts();
        foreach (var file in new CacheInventory(CacheDirectory, files).Files())
            counts.Add(file);
        if (isJson)
            Print(StatusJson.Write(build, rows, counts, CacheDirectory));
        else
            Report(CacheMessages.Totals(counts, CacheDirectory));
    }

    private IReadOnlyList<StatusRow> LookUp(CurrentBuild build, ICacheFiles files)
    {
        var assembly = File.ReadAllBytes(AssemblyPath);
        var suite = TunesTests && TestSuiteScanner.Scan(assembly) is { } tests
            ? build.ForSuite(tests.Framework, IsTestingPlatformApplication, AmorsizeTotalTimeBudget).RequestFor(EntryKey.TestSuite, tests.Fingerprint)
            : null;
        using var remote = OpenRemote();
        return new WorkloadStatus(OpenLayers(files, remote), build, TimeProvider.System).Of(ScanMemory.Recall(ScanFile, assembly), suite);
    }

    // As it is: what is read by columns, or by a tool, has nothing before it.
    private void Print(string line) => Log.LogMessage(MessageImportance.High, "{0}", line);
}
