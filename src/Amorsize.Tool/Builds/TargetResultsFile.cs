using System.Text.Json;

namespace Amorsize.Tool.Builds;

/// <summary>Reads the file that MSBuild writes with <c>-getTargetResult</c> and <c>-getResultOutputFile</c>.</summary>
internal static class TargetResultsFile
{
    // Metadata that MSBuild has for every item as if it were a file. https://learn.microsoft.com/visualstudio/msbuild/msbuild-well-known-item-metadata
    private static readonly HashSet<string> wellKnown =
    [
        "Identity", "FullPath", "RootDir", "Filename", "Extension", "RelativeDir", "Directory", "RecursiveDir", "ModifiedTime", "CreatedTime", "AccessedTime",
        "DefiningProjectFullPath", "DefiningProjectDirectory", "DefiningProjectName", "DefiningProjectExtension", "OriginalItemSpec",
    ];

    /// <summary>The items of a target; none if it did not run.</summary>
    public static IReadOnlyList<TargetItem> Read(string json, string target)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("TargetResults", out var results) && results.TryGetProperty(target, out var result) && result.TryGetProperty("Items", out var items)
            ? [.. items.EnumerateArray().Select(Item)]
            : [];
    }

    private static TargetItem Item(JsonElement item) => new(
        item.GetProperty("Identity").GetString()!,
        item.EnumerateObject().Where(member => !wellKnown.Contains(member.Name)).ToDictionary(member => member.Name, member => member.Value.GetString() ?? "", StringComparer.OrdinalIgnoreCase));
}
