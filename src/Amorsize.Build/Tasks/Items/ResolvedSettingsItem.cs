using System.Text;
using Amorsize.Settings;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>The resolved settings of one workload as an item that one task hands to the next.</summary>
internal static class ResolvedSettingsItem
{
    private const string Settings = nameof(Settings);

    public static ITaskItem From(ResolvedSettings workload)
    {
        var item = ItemText.NewNamed(workload.Name);
        item.Set(Settings, Encoding.UTF8.GetString(JsonMembers.Write<ResolvedSettings>(workload, ResolvedSettingsJson.Map)));
        return item;
    }

    public static ResolvedSettings ToSettings(ITaskItem item) =>
        JsonMembers.Read<ResolvedSettings>(Encoding.UTF8.GetBytes(item.GetMetadata(Settings)), ResolvedSettingsJson.Map) with { Name = ItemText.NameOf(item) };
}
