using System.Text.Json;
using Amorsize.Engine;

namespace Amorsize.Settings;

/// <summary>The members of a JSON object that make a <see cref="ExecutionPlan"/>: the same in the generated config, in the cache and in the profiler's report.</summary>
internal static class ExecutionPlanJson
{
    /// <summary>Writes the members into the object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ExecutionPlan setting)
    {
        json.WriteNumber(SettingsKeys.MaxDegreeOfParallelism, setting.Workers);
        json.WriteNumber(SettingsKeys.ChunkSize, setting.ChunkSize);
        json.WriteString(SettingsKeys.Execution, setting.Execution.ToString());
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static ExecutionPlan Read(JsonElement json)
    {
        var execution = json.GetEnum<Execution>(SettingsKeys.Execution);
        return new(
            execution,
            json.GetInt32In(SettingsKeys.MaxDegreeOfParallelism, 1, execution == Execution.Sequential ? 1 : 1 << 16),
            json.GetInt32In(SettingsKeys.ChunkSize, execution == Execution.Threads ? 0 : 1, int.MaxValue));
    }
}
