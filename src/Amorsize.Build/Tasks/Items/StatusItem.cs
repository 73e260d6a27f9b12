using Amorsize.Build.Commands;
using Amorsize.Build.Pipeline;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A status row as an item, for <c>-getTargetResult</c>.</summary>
internal static class StatusItem
{
    public static ITaskItem2 From(StatusRow row, CurrentBuild build)
    {
        var item = ItemText.NewNamed(row.Name);
        foreach (var (name, value) in StatusValues.Of(row, build))
            item.Set(name, value);
        return item;
    }
}
