using System.Globalization;
using Amorsize.Build.Commands;
using Amorsize.Build.Pipeline;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A status row as an item, for <c>-getTargetResult</c>. A missing value is empty.</summary>
internal static class StatusItem
{
    public static ITaskItem2 From(StatusRow row, CurrentBuild build)
    {
        var item = ItemText.NewNamed(row.Name);
        item.Set("AssemblyName", build.AssemblyName);
        item.Set("TargetFramework", build.TargetFramework);
        item.Set("Configuration", build.Configuration);
        item.Set("Plan", row.Plan);
        item.Set("Workers", Text(row.Workers));
        item.Set("ChunkSize", Text(row.ChunkSize));
        item.Set("Execution", row.Execution);
        item.Set("Speedup", Text(row.Speedup));
        item.Set("SpeedupLow", Text(row.SpeedupInterval?.Low));
        item.Set("SpeedupHigh", Text(row.SpeedupInterval?.High));
        item.Set("RunMilliseconds", Text(row.RunTime?.TotalMilliseconds));
        item.Set("AgeSeconds", Text(row.Age is { } age ? Math.Round(age.TotalSeconds) : null));
        item.Set("Verdict", row.Verdict);
        item.Set("Source", row.Source);
        item.Set("UnderLoad", Text(row.UnderLoad));
        item.Set("Reason", row.Reason);
        item.Set("Findings", string.Join("; ", row.Findings));
        return item;
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
