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
        json.Require(workers == 1 || execution != Execution.Sequential, $"'{SettingsKeys.MaxDegreeOfParallelism}' of a sequential plan is not 1");
        json.Require(chunkSize > 0 || execution == Execution.Threads, $"'{SettingsKeys.ChunkSize}' of a plan that is {execution} is 0");
        return new(execution, workers, chunkSize);
    }
}
