using System.Text;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Shards;

/// <summary>Finds all test projects, with the package or without it: a division that forgets one would lose its tests.</summary>
/// <param name="engine">Runs the targets.</param>
internal sealed class TestProjectQuery(IBuildEngine engine)
{
    private const string True = "true";

    // Every project of an SDK imports this file. A project without the package has no target of its own to ask.
    private const string Injected = $"""
        <Project>
          <Target Name="{TargetNames.TestProject}" Returns="@(_AmorsizeTest)">
            <ItemGroup Condition="'$(TargetFramework)' == ''">
              <_AmorsizeTestFramework Include="$(TargetFrameworks)" />
            </ItemGroup>
            <ItemGroup Condition="'@(_AmorsizeTestFramework)' == '' and ('$(IsTestProject)' == 'true' or '$(IsTestingPlatformApplication)' == 'true')">
              <_AmorsizeTest Include="$(MSBuildProjectName)"
                             TargetFramework="$(TargetFramework)"
                             IsOneOfSeveral="false"
                             IsOnTestingPlatform="$(IsTestingPlatformApplication)"
                             IsBuilt="$([System.IO.File]::Exists('$(TargetPath)'))" />
              <_AmorsizeTest IsOneOfSeveral="true" Condition="'$(TargetFrameworks)' != ''" />
            </ItemGroup>
            <MSBuild Condition="'@(_AmorsizeTestFramework)' != ''" Projects="$(MSBuildProjectFullPath)" Targets="{TargetNames.TestProject}" Properties="TargetFramework=%(_AmorsizeTestFramework.Identity)">
              <Output TaskParameter="TargetOutputs" ItemName="_AmorsizeTest" />
            </MSBuild>
          </Target>
        </Project>
        """;

    /// <summary>The test projects, and the errors of the targets.</summary>
    /// <inheritdoc cref="FindAsync"/>
    /// <exception cref="ToolException">There are no tests.</exception>
    public async Task<(IReadOnlyList<TestProject> Projects, IReadOnlyList<BuildEvent> Errors)> RunAsync(
        ProjectSet projects, IReadOnlyDictionary<string, string> properties, string? framework, CancellationToken cancellationToken)
    {
        var found = await FindAsync(projects, properties, framework, cancellationToken).ConfigureAwait(false);
        return found.Projects.Count > 0 || found.Errors.Count > 0
            ? found
            : throw new ToolException(ExitCode.NothingFound, $"{projects.Path} has no test project{(framework is null ? "" : $" for {framework}")}.");
    }

    /// <summary>The test projects, of which there may be none, and the errors of the targets.</summary>
    /// <param name="projects">The projects to look at.</param>
    /// <param name="properties">Global properties of the projects.</param>
    /// <param name="framework">The target framework to look at; null for all.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <exception cref="ToolException">A project is not built.</exception>
    public async Task<(IReadOnlyList<TestProject> Projects, IReadOnlyList<BuildEvent> Errors)> FindAsync(
        ProjectSet projects, IReadOnlyDictionary<string, string> properties, string? framework, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("amorsize-");
        try
        {
            var injected = Path.Combine(scratch.FullName, "tests.targets");
            await File.WriteAllTextAsync(injected, Injected, cancellationToken).ConfigureAwait(false);
            // Projects with one target framework import the first file, the outer build of those with several the second.
            var all = new Dictionary<string, string>(properties) { ["CustomAfterMicrosoftCommonTargets"] = injected, ["CustomAfterMicrosoftCommonCrossTargetingTargets"] = injected };
            var request = new TargetRequest([TargetNames.TestProject, TargetNames.DescribeSuite], all) { InParallel = true };
            var result = await engine.RunAsync(projects, request, static _ => { }, cancellationToken).ConfigureAwait(false);
            return (result.Errors.Count > 0 ? [] : Of(result.Items, framework), result.Errors);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static List<TestProject> Of(IReadOnlyList<TargetItem> items, string? framework)
    {
        var suites = items.Where(item => item.Target == TargetNames.DescribeSuite)
            .Select(item => JsonMembers.Read<ShardSuite>(Encoding.UTF8.GetBytes(item["Suite"]), ShardSuite.Map)).ToDictionary(suite => suite.Name);
        var tests = items.Where(item => item.Target == TargetNames.TestProject && (framework is null || item["TargetFramework"] == framework)).ToList();
        if (tests.Find(item => !item["IsBuilt"].Equals(True, StringComparison.OrdinalIgnoreCase)) is { } missing)
            throw new ToolException(ExitCode.Failed, $"{missing.Identity} is not built, so its tests are not known. Build all test projects first: dotnet build");
        return [.. tests.Select(item => Of(item, suites))];
    }

    private static TestProject Of(TargetItem item, Dictionary<string, ShardSuite> suites)
    {
        var name = $"{item.Project}|{item["TargetFramework"]}";
        var suite = suites.GetValueOrDefault(name);
        return new(item.Project, item["TargetFramework"], suite is { Units.Count: > 0 } ? suite : new() { Name = name, Units = [new(name, Time: null)], CanBeDivided = false })
        {
            IsOneOfSeveral = item["IsOneOfSeveral"] == True,
            IsOnTestingPlatform = item["IsOnTestingPlatform"].Equals(True, StringComparison.OrdinalIgnoreCase),
            HasPackage = suite is not null,
        };
    }
}
