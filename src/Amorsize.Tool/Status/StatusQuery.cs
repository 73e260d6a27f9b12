using Amorsize.Tool.Builds;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Status;

/// <summary>Asks all projects for the status of their workloads.</summary>
/// <param name="engine">Runs the targets.</param>
internal sealed class StatusQuery(IBuildEngine engine)
{
    /// <summary>The status of all projects.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="properties">Global properties of the projects.</param>
    /// <param name="framework">The target framework to show; null for all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="ToolException">No project uses the package.</exception>
    public async Task<StatusResult> RunAsync(ProjectSet projects, IReadOnlyDictionary<string, string> properties, string? framework, CancellationToken cancellationToken)
    {
        var request = new TargetRequest([TargetNames.ProjectState, TargetNames.Status], properties) { InParallel = true };
        var result = await engine.RunAsync(projects, request, static _ => { }, cancellationToken).ConfigureAwait(false);
        if (result.Items.Count == 0 && result.Errors.Count == 0)
            throw new ToolException(ExitCode.NothingFound, $"{Which(projects)} the package Amorsize.Build. Add it: dotnet add package Amorsize.Build");
        return new(
            [.. WorkloadRow.InOrder(result.Items.Where(item => item.Target == TargetNames.Status && (framework is null || item["TargetFramework"] == framework)).Select(item => new WorkloadRow(item)))],
            [.. ProjectState.Of(result.Items).Where(state => framework is null || state.TargetFramework == framework)],
            result.Errors);
    }

    private static string Which(ProjectSet projects) => projects.Projects.Count == 1
        ? $"{projects.Projects[0]} does not reference"
        : $"None of the {projects.Projects.Count} projects of {projects.Path} references";
}
