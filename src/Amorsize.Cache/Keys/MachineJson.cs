using Amorsize.Settings;

namespace Amorsize.Cache.Keys;

/// <summary>Reads and writes a <see cref="Machine"/> as JSON, in the same form for the cache and the settings file.</summary>
internal static class MachineJson
{
    // Far above any .NET version: a larger number shows that the file is corrupt.
    private const int MaxRuntimeMajor = 1 << 16;

    // In GiB: the greatest power of two that an Int32 can represent.
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
        ProcessorModel = json.Has("processorModel", machine?.ProcessorModel is not null) ? json.Text("processorModel", machine?.ProcessorModel) : null,
    };
}
