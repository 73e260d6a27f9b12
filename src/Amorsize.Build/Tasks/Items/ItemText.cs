using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Tasks.Items;

/// <summary>Creates items whose texts MSBuild takes literally. A name or a reason may contain characters such as % or ; that MSBuild would interpret.</summary>
internal static class ItemText
{
    public static ITaskItem2 NewItem(string name)
    {
        ITaskItem2 item = new TaskItem();
        item.EvaluatedIncludeEscaped = Escape(name);
        return item;
    }

    public static void Set(this ITaskItem2 item, string metadata, string value) => item.SetMetadataValueLiteral(metadata, value);

    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("*", "%2A", StringComparison.Ordinal)
        .Replace("?", "%3F", StringComparison.Ordinal);
}
