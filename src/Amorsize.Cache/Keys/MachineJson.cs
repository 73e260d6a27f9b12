using Amorsize.Settings;

namespace Amorsize.Cache.Keys;

/// <summary>A <see cref="Machine"/> as JSON, in one form for the cache and the settings file.</summary>
internal static class MachineJson
{
    // A file with a later runtime is corrupt.
    private const int MaxRuntimeMajor = 1 << 16;

    // The greatest power of two that an Int32 can hold.
    private const int MaxMemoryGiB = 1 << 30;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static Machine Map(JsonMembers json, Machine? machine) => new()
    {
        Processors = json.Int32(SettingsKeys.Processors, machine?.Processors, 1, SettingsKeys.MaxProcessors),
        Architecture = json.Text("architecture", machine?.Architecture),
        OperatingSystem = json.Text("operatingSystem", machine?.OperatingSystem),
        RuntimeMajor = json.Int32("runtimeMajor", machine?.RuntimeMajor, 1, MaxRuntimeMajor),
        GarbageCollector = json.Text("garbageCollector", machine?.GarbageCollector),
        MemoryGiB = json.Int32("memoryGiB", machine?.MemoryGiB, 1, MaxMemoryGiB),
    };
}
