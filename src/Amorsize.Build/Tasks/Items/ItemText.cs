using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Amorsize.Build.Tasks.Items;

/// <summary>
/// Creates items whose texts MSBuild takes literally. A name or a reason may contain characters such as % or ; that MSBuild would interpret.
/// </summary>
internal static class ItemText
{
    // MSBuild treats the identity of an item as a path: on Unix it replaces backslashes by slashes. Metadata has the exact name.
    private const string Name = nameof(Name);

    /// <summary>Creates an item for a named subject. <see cref="NameOf"/> gives back the exact name.</summary>
    public static ITaskItem2 NewNamed(string name)
    {
        var item = NewItem(name.Length > 0 ? name : "(no name)");
        item.Set(Name, name);
        return item;
    }

    /// <summary>The name of an item that <see cref="NewNamed"/> has created.</summary>
    public static string NameOf(ITaskItem item) => item.GetMetadata(Name);

    /// <summary>Creates an item for a file.</summary>
    /// <param name="path">Path of the file.</param>
    public static ITaskItem2 NewItem(string path)
    {
        ITaskItem2 item = new TaskItem();
        item.EvaluatedIncludeEscaped = Escape(path);
        return item;
    }

    public static void Set(this ITaskItem2 item, string metadata, string value) => item.SetMetadataValueLiteral(metadata, value);

    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("*", "%2A", StringComparison.Ordinal)
        .Replace("?", "%3F", StringComparison.Ordinal);
}
