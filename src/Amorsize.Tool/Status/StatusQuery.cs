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
    /// <param name="target">A target that returns the rows of the status.</param>
    /// <param name="measuring">Called with each event of a target that measures, so that projects run one after the other; null for one that does not.</param>
    /// <exception cref="ToolException">No project uses the package, or none has the target framework.</exception>
    public async Task<StatusResult> RunAsync(
        ProjectSet projects, IReadOnlyDictionary<string, string> properties, string? framework, CancellationToken cancellationToken, string target = TargetNames.Status, Action<BuildEvent>? measuring = null)
    {
        var result = await engine.RunAsync(projects, [target], properties, measuring ?? (static _ => { }), inParallel: measuring is null, cancellationToken).ConfigureAwait(false);
        var status = StatusResult.Of(result, target, framework);
        return framework is null || status.Rows.Count > 0 || status.States.Count > 0 || status.Errors.Count > 0
            ? status
            : throw new ToolException(ExitCode.NothingFound, $"No project targets {framework}. There are: {string.Join(", ", ProjectState.Of(result.Items).Select(state => state.TargetFramework).Distinct().Order(StringComparer.Ordinal))}.");
    }
}
