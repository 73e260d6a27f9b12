using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Builds;

/// <summary>Runs targets of the package, and tells when no project has it.</summary>
internal static class ProjectTargets
{
    /// <summary>Runs targets of all projects.</summary>
    /// <exception cref="ToolException">No project uses the package.</exception>
    public static async Task<TargetResult> RunAsync(
        this IBuildEngine engine, ProjectSet projects, IEnumerable<string> targets, IReadOnlyDictionary<string, string> properties, Action<BuildEvent> happened, bool inParallel, CancellationToken cancellationToken)
    {
        var request = new TargetRequest([TargetNames.ProjectState, .. targets], properties) { InParallel = inParallel };
        var result = await engine.RunAsync(projects, request, happened, cancellationToken).ConfigureAwait(false);
        return result.Items.Count > 0 || result.Errors.Count > 0
            ? result
            : throw new ToolException(ExitCode.NothingFound, $"{Which(projects)} the package Amorsize.Build. Add it: dotnet add package Amorsize.Build");
    }

    private static string Which(ProjectSet projects) => projects.Projects.Count == 1
        ? $"{projects.Projects[0]} does not reference"
        : $"None of the {projects.Projects.Count} projects of {projects.Path} references";
}
