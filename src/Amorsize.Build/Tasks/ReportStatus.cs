using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Says each workload's verdict, age and settings, and what the cache has.</summary>
public sealed class ReportStatus : StatusTask
{
    /// <summary>A <see cref="StatusFormat"/>.</summary>
    public string AmorsizeFormat { get; set; } = "";

    /// <summary>What it says, an item a workload.</summary>
    [Output]
    public ITaskItem[] Rows { get; private set; } = [];

    private protected override void Run()
    {
        var isJson = PropertyText.Choice<StatusFormat>(nameof(AmorsizeFormat), AmorsizeFormat) == StatusFormat.Json;
        var files = new ReadOnlyFileSystem(new LocalFileSystem());
        var build = CurrentBuild();
        var rows = LookUp(build, files);
        Rows = [.. (rows ?? []).Select(StatusItem.From)];
        var counts = new StoredCounts();
        foreach (var file in new CacheInventory(Inputs.CacheDirectory, files).Files())
            counts.Add(file);
        if (isJson)
        {
            Print(StatusJson.Write(build, rows ?? [], counts, Inputs.CacheDirectory));
            return;
        }
        if (rows is not null)
        {
            Report(CacheMessages.StatusOf(build));
            foreach (var line in StatusTable.Write(rows))
                Print(line);
        }
        Report(CacheMessages.Totals(counts, Inputs.CacheDirectory));
    }

    // As it is: what is read by columns, or by a tool, has nothing before it.
    private void Print(string line) => Log.LogMessage(MessageImportance.High, "{0}", line);
}
