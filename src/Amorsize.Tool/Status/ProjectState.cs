using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Status;

/// <summary>Whether a project can have results, for one of its target frameworks.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="TargetFramework">The target framework.</param>
/// <param name="State">The state, as the target names it; empty for a project that was never restored.</param>
internal sealed record ProjectState(string Project, string TargetFramework, string State)
{
    /// <summary>Why the project has no rows; null if it can have some.</summary>
    public string? Obstacle => State switch
    {
        "NotBuilt" => $"{Project} ({TargetFramework}) is not built yet, so its workloads are not known. Build it, or run: dnx Amorsize.Tool tune",
        "ForeignRuntime" => $"{Project} ({TargetFramework}) is built for another system, so it is not measured here.",
        "CannotBeProfiled" => $"{Project} targets {TargetFramework}, which cannot be profiled.",
        "EngineIsTooOld" => $"{Project}: the .NET SDK is too old. Amorsize needs version 10 or later.",
        "Off" => $"{Project}: AmorsizeEnabled is false.",
        "" => $"{Project} is not restored yet. Build it, or run: dnx Amorsize.Tool tune",
        _ => null,
    };

    /// <summary>The obstacles of projects, each once.</summary>
    public static IReadOnlyList<string> ObstaclesIn(IEnumerable<ProjectState> states) => [.. states.Select(state => state.Obstacle).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The states in a result of <see cref="TargetNames.ProjectState"/>, the projects without state included.</summary>
    public static IReadOnlyList<ProjectState> Of(IReadOnlyList<TargetItem> items)
    {
        var known = items.Where(item => item.Target == TargetNames.ProjectState).Select(item => (item.Project, State: new ProjectState(item.Identity, item["TargetFramework"], item["State"]))).ToList();
        var withTargets = items.Where(item => item.Target != TargetNames.PackageReferences).Select(item => item.Project).ToHashSet();
        return
        [
            .. known.Select(project => project.State),
            .. items.Where(item => item.Target == TargetNames.PackageReferences && !withTargets.Contains(item.Project))
                .Select(item => new ProjectState(Path.GetFileNameWithoutExtension(item.Project), "", "")),
        ];
    }
}
