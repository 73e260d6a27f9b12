using System.Text;
using System.Text.Json;
using Amorsize.Settings;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks.Items;

/// <summary>A settled workload as an item that travels from one task to the next: its name, and what the generated config says of it.</summary>
internal static class SettledItem
{
    private const string Settings = nameof(Settings);

    public static ITaskItem From(WorkloadSettings workload)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            WorkloadSettingsJson.Write(json, workload);
        var item = ItemText.NewItem(workload.Name);
        item.Set(Settings, Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        return item;
    }

    public static WorkloadSettings ToSettings(ITaskItem item)
    {
        using var json = JsonDocument.Parse(item.GetMetadata(Settings));
        return WorkloadSettingsJson.Read(item.ItemSpec, json.RootElement);
    }
}
