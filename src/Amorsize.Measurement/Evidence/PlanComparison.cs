using Amorsize.Engine;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>The samples of plans that were raced against each other on request. Nothing is chosen from them, and nothing of them is stored.</summary>
internal sealed record PlanComparison
{
    /// <summary>The workload's name.</summary>
    public required string Workload { get; init; }

    /// <summary>The reference plan that the framework uses by default.</summary>
    public required ExecutionPlan FrameworkDefault { get; init; }

    /// <summary>The samples of each plan that ran. Sample k of each plan comes from the same round.</summary>
    public required IReadOnlyList<CandidateSamples<ExecutionPlan>> Plans { get; init; }

    /// <summary>The plans without samples, with the reason in a clause.</summary>
    public required IReadOnlyList<(ExecutionPlan Plan, string Why)> Missing { get; init; }

    /// <summary>Number of processors of the machine that the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>Whether items mostly wait, so that a plan can gain more than the number of processors.</summary>
    public required bool IsIoBound { get; init; }

    /// <summary>The load beside which the plans ran, as a clause; empty on a quiet machine.</summary>
    public string UnderLoad { get; init; } = "";

    /// <summary>The most that a plan can gain over sequential: no more than its workers, nor than the processors where items compute.</summary>
    public int MostSpeedup(ExecutionPlan plan) =>
        IsIoBound || CostModel.HoldsWaits(plan, Processors) ? plan.Workers : Math.Min(plan.Workers, Processors);

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static PlanComparison Map(JsonMembers json, PlanComparison? comparison) => new()
    {
        Workload = json.Text("workload", comparison?.Workload),
        FrameworkDefault = json.Object("default", comparison?.FrameworkDefault ?? default, ExecutionPlanJson.Map),
        Plans = json.Objects("plans", comparison?.Plans, ProfileJson.MapSamples),
        Missing = json.Objects("missing", comparison?.Missing, static (member, missing) => (ExecutionPlanJson.Map(member, missing.Plan), member.Text("why", missing.Why))),
        Processors = json.Int32("processors", comparison?.Processors, 1, SettingsKeys.MaxProcessors),
        IsIoBound = json.Flag("isIoBound", comparison?.IsIoBound),
        UnderLoad = json.Text("underLoad", comparison?.UnderLoad),
    };
}
