using Amorsize.Engine;

namespace Amorsize.Build.Comparison;

/// <summary>The stored choice for a workload, which a comparison judges.</summary>
/// <param name="Plan">The plan in use; null where nothing usable is stored, so that the framework default is used.</param>
/// <param name="Stale">Why the stored result is stale, or why there is none; empty for a valid one.</param>
internal sealed record StoredChoice(ExecutionPlan? Plan, string Stale)
{
    /// <summary>The path of the published program, as its user wrote it; empty for a project.</summary>
    public string Program { get; init; } = "";
}
