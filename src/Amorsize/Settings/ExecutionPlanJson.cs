using Amorsize.Engine;

namespace Amorsize.Settings;

/// <summary>An <see cref="ExecutionPlan"/> as members of a JSON object, in one form for the settings file, the cache and the profiler's report.</summary>
internal static class ExecutionPlanJson
{
    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static ExecutionPlan Map(JsonMembers json, ExecutionPlan plan)
    {
        var workers = json.Int32(SettingsKeys.MaxDegreeOfParallelism, plan.Workers, 1, SettingsKeys.MaxWorkers);
        var chunkSize = json.Int32(SettingsKeys.ChunkSize, plan.ChunkSize);
        var execution = json.Choice<Execution>(SettingsKeys.Execution, plan.Execution);
        json.Require(workers == 1 || execution != Execution.Sequential, $"'{SettingsKeys.MaxDegreeOfParallelism}' is {workers}, and a sequential plan has one worker");
        json.Require(chunkSize > 0 || execution == Execution.Threads, $"'{SettingsKeys.ChunkSize}' is 0, which only a plan on threads may have");
        return new(execution, workers, chunkSize);
    }
}
