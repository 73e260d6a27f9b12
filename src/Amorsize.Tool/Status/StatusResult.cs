using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Status;

/// <summary>The status of all projects of a command.</summary>
/// <param name="Rows">The workloads and test suites, in the order in which they are worth a look.</param>
/// <param name="States">Whether each project can have results.</param>
/// <param name="Errors">The errors of the targets.</param>
internal sealed record StatusResult(IReadOnlyList<WorkloadRow> Rows, IReadOnlyList<ProjectState> States, IReadOnlyList<BuildEvent> Errors);
