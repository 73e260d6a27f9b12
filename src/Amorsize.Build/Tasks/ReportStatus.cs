using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Maintenance;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Prints the verdict, age and settings of each workload, and the content of the cache.</summary>
public sealed class ReportStatus : StatusTask
{
    /// <summary>Name of the <see cref="StatusFormat"/>: a table or JSON.</summary>
    public string AmorsizeFormat { get; set; } = "";

    /// <summary>The printed rows, one item for each workload.</summary>
    [Output]
    public ITaskItem[] Rows { get; private set; } = [];

    private protected override void Run()
    {
        var isJson = PropertyText.Choice<StatusFormat>(nameof(AmorsizeFormat), AmorsizeFormat) == StatusFormat.Json;
        var files = new ReadOnlyFileSystem(new LocalFileSystem());
        var build = CurrentBuild();
        var rows = LookUp(build, files);
        Rows = [.. (rows ?? []).Select(row => StatusItem.From(row, build))];
        var counts = new StoredCounts();
        foreach (var file in new CacheInventory(Inputs.CacheDirectory, files).Files())
            counts.Add(file);
        if (isJson)
        {
            Print(LogText.Json(StatusJson.Write(build, rows ?? [], counts, Inputs.CacheDirectory)));
            return;
        }
        if (rows is not null)
        {
            Report(CacheMessages.StatusOf(build));
            foreach (var line in StatusTable.Write(rows))
                Print(LogText.OneLine(line));
        }
        Report(CacheMessages.Totals(counts, Inputs.CacheDirectory));
    }

    // Prints without the prefix "Amorsize:", because the lines are the rows of a table, or JSON for tools.
    private void Print(string line) => Log.LogMessage(MessageImportance.High, "{0}", line);
}
