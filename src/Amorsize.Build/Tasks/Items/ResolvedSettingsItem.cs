using System.Text;
using System.Text.Json;
using Amorsize.Settings;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A settled workload as an item that travels from one task to the next: its name, and what the generated config says of it.</summary>
internal static class ResolvedSettingsItem
{
    private const string Settings = nameof(Settings);

    public static ITaskItem From(ResolvedSettings workload)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            ResolvedSettingsJson.Write(json, workload);
        var item = ItemText.NewItem(workload.Name);
        item.Set(Settings, Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        return item;
    }

    public static ResolvedSettings ToSettings(ITaskItem item)
    {
        using var json = JsonDocument.Parse(item.GetMetadata(Settings));
        return ResolvedSettingsJson.Read(item.ItemSpec, json.RootElement);
    }
}
