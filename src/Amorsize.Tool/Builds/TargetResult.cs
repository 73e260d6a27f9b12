namespace Amorsize.Tool.Builds;

/// <summary>The result of a run of targets.</summary>
/// <param name="Items">The items of all projects, in the order of the projects.</param>
/// <param name="Errors">The errors of the build; empty if it passed.</param>
internal sealed record TargetResult(IReadOnlyList<TargetItem> Items, IReadOnlyList<BuildEvent> Errors);
