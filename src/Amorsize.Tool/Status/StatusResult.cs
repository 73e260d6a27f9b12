using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Status;

/// <summary>The status of all projects of a command.</summary>
/// <param name="Rows">The workloads and test suites, in the order in which they are worth a look.</param>
/// <param name="States">Whether each project can have results.</param>
/// <param name="Errors">The errors of the targets.</param>
internal sealed record StatusResult(IReadOnlyList<WorkloadRow> Rows, IReadOnlyList<ProjectState> States, IReadOnlyList<BuildEvent> Errors)
{
    /// <summary>The status in a result of targets.</summary>
    /// <param name="result">The result.</param>
    /// <param name="target">The target that returned the rows.</param>
    /// <param name="framework">The target framework to show; null for all.</param>
    public static StatusResult Of(TargetResult result, string target, string? framework) => new(
        [.. WorkloadRow.InOrder(result.Items.Where(item => item.Target == target && (framework is null || item["TargetFramework"] == framework)).Select(item => new WorkloadRow(item)))],
        [.. ProjectState.Of(result.Items).Where(state => framework is null || state.TargetFramework == framework || state.TargetFramework.Length == 0)],
        result.Errors);

    /// <summary>Why projects have no rows, each reason once.</summary>
    public IReadOnlyList<string> Obstacles => ProjectState.ObstaclesIn(States);

    /// <summary>The rows of one workload; all rows for null.</summary>
    /// <exception cref="ToolException">No workload has the name.</exception>
    public StatusResult Only(string? name)
    {
        if (name is null || Errors.Count > 0)
            return this;
        var rows = Rows.Where(row => row.Name == name).ToList();
        return rows.Count > 0 ? this with { Rows = rows } : throw new ToolException(ExitCode.NothingFound, $"There is no workload '{name}'. {Others()}");
    }

    private string Others() => Rows.Count > 0
        ? $"There are: {string.Join(", ", Rows.Select(row => row.Name).Distinct().Order(StringComparer.Ordinal))}."
        : Obstacles is [var first, ..] ? first : "No method is flagged with [Workload].";
}
