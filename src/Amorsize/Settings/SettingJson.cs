using System.Text.Json;
using Amorsize.Engine;

namespace Amorsize.Settings;

/// <summary>The members of a JSON object that make a <see cref="Setting"/>: the same in the generated config, in the cache and in the profiler's report.</summary>
internal static class SettingJson
{
    /// <summary>Writes the members into the object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, Setting setting)
    {
        json.WriteNumber(ConfigKeys.MaxDegreeOfParallelism, setting.Workers);
        json.WriteNumber(ConfigKeys.ChunkSize, setting.ChunkSize);
        json.WriteString(ConfigKeys.Execution, setting.Execution.ToString());
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static Setting Read(JsonElement json)
    {
        var execution = json.GetEnum<Execution>(ConfigKeys.Execution);
        return new(
            execution,
            json.GetInt32In(ConfigKeys.MaxDegreeOfParallelism, 1, execution == Execution.Sequential ? 1 : 1 << 16),
            json.GetInt32In(ConfigKeys.ChunkSize, execution == Execution.Threads ? 0 : 1, int.MaxValue));
    }
}
