using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Builds;

/// <summary>Runs MSBuild for the commands.</summary>
internal interface IBuildEngine
{
    /// <summary>Runs targets of all projects in one call, and returns their items. A project without a target is skipped.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="request">The targets and their properties.</param>
    /// <param name="happened">Called with each event.</param>
    /// <param name="cancellationToken">Ends the build as Ctrl+C does.</param>
    /// <exception cref="OperationCanceledException">The build was canceled.</exception>
    Task<TargetResult> RunAsync(ProjectSet projects, TargetRequest request, Action<BuildEvent> happened, CancellationToken cancellationToken);

    /// <summary>Builds all projects as <c>dotnet build</c> does, and returns the errors.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="framework">The target framework to build; null for all.</param>
    /// <param name="properties">Global properties of the projects.</param>
    /// <param name="happened">Called with each event.</param>
    /// <param name="cancellationToken">Ends the build as Ctrl+C does.</param>
    /// <exception cref="OperationCanceledException">The build was canceled.</exception>
    Task<IReadOnlyList<BuildEvent>> BuildAsync(ProjectSet projects, string? framework, IReadOnlyDictionary<string, string> properties, Action<BuildEvent> happened, CancellationToken cancellationToken);
}
