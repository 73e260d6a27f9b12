using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A shared framework of the program, as the SDK's item <c>RuntimeFramework</c>.</summary>
internal static class RuntimeFrameworkItem
{
    public static IReadOnlyList<(string Name, string Version)> ToFrameworks(IEnumerable<ITaskItem> items) =>
        [.. items.Select(framework => (framework.ItemSpec, framework.GetMetadata("Version")))];
}
