using Amorsize.Tool.Projects;
using Amorsize.Tool.Status;

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
            : throw new ToolException(ExitCode.NothingFound, projects.Projects.FirstOrDefault(project => !File.Exists(project)) is { } missing
                ? $"{projects.Path} names the project {missing}, which does not exist. Correct its path, or remove it."
                : $"{Which(projects)} the package Amorsize.Build. Add it: dotnet add package Amorsize.Build");
    }

    /// <summary>Ends a command that has nothing to show, with the reason if projects have one.</summary>
    /// <exception cref="ToolException">A project is not restored or not built, or the package is off there.</exception>
    public static void RequireAny(this TargetResult result, bool isShown)
    {
        if (!isShown && result.Errors.Count == 0 && ProjectState.ObstaclesIn(ProjectState.Of(result.Items)) is { Count: > 0 } obstacles)
            throw new ToolException(ExitCode.NothingFound, string.Join(Environment.NewLine, obstacles));
    }

    private static string Which(ProjectSet projects) => projects.Projects.Count == 1
        ? $"{projects.Projects[0]} does not reference"
        : $"None of the {projects.Projects.Count} projects of {projects.Path} references";
}
