using Amorsize.Tool.Builds;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Tests;

/// <summary>An engine whose answer is given by a test.</summary>
internal sealed class FakeEngine : IBuildEngine
{
    /// <summary>The items that each target returns.</summary>
    public List<TargetItem> Items { get; } = [];

    public List<BuildEvent> Errors { get; } = [];

    /// <summary>The events of a build.</summary>
    public List<BuildEvent> Events { get; } = [];

    /// <summary>The errors of a build.</summary>
    public List<BuildEvent> BuildErrors { get; } = [];

    /// <summary>The properties of the builds so far.</summary>
    public List<string> Builds { get; } = [];

    /// <summary>The requests so far.</summary>
    public List<TargetRequest> Requests { get; } = [];

    /// <summary>Adds a row of AmorsizeStatus.</summary>
    public FakeEngine With(string name, string project = "Shop", string framework = "net10.0", params (string Name, string Value)[] values)
    {
        Items.Add(Item(name, project, TargetNames.Status, [("TargetFramework", framework), .. values]));
        return this;
    }

    /// <summary>Adds an item of any target.</summary>
    public FakeEngine WithItem(string target, string identity, params (string Name, string Value)[] values)
    {
        Items.Add(Item(identity, "Shop", target, values));
        return this;
    }

    /// <summary>Adds an item of any target and project.</summary>
    public FakeEngine WithItemOf(string project, string target, params (string Name, string Value)[] values)
    {
        Items.Add(Item(project, project, target, values));
        return this;
    }

    /// <summary>Adds the state of a project.</summary>
    public FakeEngine WithProject(string project, string state)
    {
        Items.Add(Item(project, project, TargetNames.ProjectState, [("TargetFramework", "net10.0"), ("State", state)]));
        return this;
    }

    /// <summary>Adds a project that references the package but is not restored.</summary>
    public FakeEngine WithReference(string project)
    {
        Items.Add(Item("Amorsize.Build", project, TargetNames.PackageReferences, []));
        return this;
    }

    public Task<TargetResult> RunAsync(ProjectSet projects, TargetRequest request, Action<BuildEvent> happened, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        Events.ForEach(happened);
        return Task.FromResult(new TargetResult([.. Items.Where(item => request.Targets.Contains(item.Target) || item.Target == TargetNames.PackageReferences)], Errors));
    }

    public Task<IReadOnlyList<BuildEvent>> BuildAsync(
        ProjectSet projects, string? framework, IReadOnlyDictionary<string, string> properties, Action<BuildEvent> happened, CancellationToken cancellationToken)
    {
        Builds.Add(string.Join(' ', properties.Select(property => $"{property.Key}={property.Value}").Order(StringComparer.Ordinal)) + (framework is null ? "" : $" -f {framework}"));
        cancellationToken.ThrowIfCancellationRequested();
        Events.ForEach(happened);
        return Task.FromResult<IReadOnlyList<BuildEvent>>(BuildErrors);
    }

    private static TargetItem Item(string identity, string project, string target, IEnumerable<(string Name, string Value)> values) => new(
        identity,
        values.Concat([("MSBuildSourceProjectFile", $"/src/{project}/{project}.csproj"), ("MSBuildSourceTargetName", target)]).ToDictionary(value => value.Item1, value => value.Item2));
}
