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
        var read = new ExecutionPlan(execution, workers, chunkSize);
        var defect = DefectOf(read);
        json.Require(defect is null, defect ?? "");
        return read;
    }

    /// <summary>Returns why the numbers of a plan do not fit together; null if they do.</summary>
    public static string? DefectOf(ExecutionPlan plan) =>
        IsSound(plan.Execution, plan.Workers, plan.ChunkSize) ? null
        : plan is { Execution: Execution.Sequential, Workers: > 1 } ? $"'{SettingsKeys.MaxDegreeOfParallelism}' is {plan.Workers}, and a sequential plan has one worker"
        : $"'{SettingsKeys.ChunkSize}' is 0, which only a plan on threads may have";

    /// <summary>Whether the numbers of a plan fit together.</summary>
    public static bool IsSound(Execution execution, int workers, int chunkSize) =>
        execution == Execution.Threads || (chunkSize > 0 && (workers == 1 || execution == Execution.Async));
}
