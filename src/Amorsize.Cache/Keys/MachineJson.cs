using System.Text.Json;
using Amorsize.Settings;

namespace Amorsize.Cache.Keys;

/// <summary>A <see cref="Machine"/> as JSON: the same in the cache and in the generated config.</summary>
internal static class MachineJson
{
    public static void Write(Utf8JsonWriter json, Machine machine)
    {
        json.WriteStartObject();
        json.WriteNumber(SettingsKeys.Processors, machine.Processors);
        json.WriteString("architecture", machine.Architecture);
        json.WriteString("operatingSystem", machine.OperatingSystem);
        json.WriteNumber("runtimeMajor", machine.RuntimeMajor);
        json.WriteString("garbageCollector", machine.GarbageCollector);
        json.WriteNumber("memoryGiB", machine.MemoryGiB);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static Machine Read(JsonElement json) => new()
    {
        Processors = json.GetInt32In(SettingsKeys.Processors, 1, 1 << 16),
        Architecture = json.GetText("architecture"),
        OperatingSystem = json.GetText("operatingSystem"),
        RuntimeMajor = json.GetInt32In("runtimeMajor", 1, 1 << 16),
        GarbageCollector = json.GetText("garbageCollector"),
        MemoryGiB = json.GetInt32In("memoryGiB", 1, 1 << 30),
    };
}
