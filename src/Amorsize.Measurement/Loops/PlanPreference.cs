using Amorsize.Engine;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// Orders equally fast plans: sequential first, then the fewest workers. Among plans with the same workers, the framework's own partitioning comes first, then
/// the largest chunk.
/// </summary>
internal sealed class PlanPreference : IComparer<ExecutionPlan>
{
    public static PlanPreference Instance { get; } = new();

    public int Compare(ExecutionPlan x, ExecutionPlan y) => Rank(x).CompareTo(Rank(y));

    private static (bool, int, bool, int) Rank(ExecutionPlan plan) =>
        (plan.Execution != Execution.Sequential, plan.Workers, !plan.IsLeftToFramework, -plan.ChunkSize);
}
