using System.Text.Json;
using Amorsize.Engine;

namespace Amorsize.Settings;

/// <summary>An <see cref="ExecutionPlan"/> as members of a JSON object, in one form for the settings file, the cache and the profiler's report.</summary>
internal static class ExecutionPlanJson
{
    /// <summary>Writes the members into the object that <paramref name="json"/> has begun.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ExecutionPlan plan)
    {
        json.WriteNumber(SettingsKeys.MaxDegreeOfParallelism, plan.Workers);
        json.WriteNumber(SettingsKeys.ChunkSize, plan.ChunkSize);
        json.WriteString(SettingsKeys.Execution, plan.Execution.ToString());
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static ExecutionPlan Read(JsonElement json)
    {
        var execution = json.GetEnum<Execution>(SettingsKeys.Execution);
        return new(
            execution,
            json.GetInt32In(SettingsKeys.MaxDegreeOfParallelism, 1, execution == Execution.Sequential ? 1 : SettingsKeys.MaxWorkers),
            json.GetInt32In(SettingsKeys.ChunkSize, execution == Execution.Threads ? 0 : 1, int.MaxValue));
    }
}
