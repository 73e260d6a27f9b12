using System.Globalization;
using Amorsize.Build.Commands;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A status row as an item, for <c>-getTargetResult</c>. A missing value is empty.</summary>
internal static class StatusItem
{
    public static ITaskItem From(StatusRow row)
    {
        var item = ItemText.NewNamed(row.Name);
        item.Set("Workers", Text(row.Workers));
        item.Set("ChunkSize", Text(row.ChunkSize));
        item.Set("Execution", row.Execution);
        item.Set("Speedup", Text(row.Speedup));
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
