using System.Xml.Linq;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Shards;

/// <summary>A generated project that runs the tests of one shard, one test project after the other, whatever their runners are.</summary>
internal static class ShardProject
{
    /// <summary>The property with more arguments for each <c>dotnet test</c>.</summary>
    public const string Arguments = "TestArguments";

    // Its own name, so that `dotnet test` of the generated project works on VSTest too.
    private const string Target = "VSTest";

    /// <summary>The content of the project file. Paths in it are relative, so that a checkout at another place can use it.</summary>
    /// <param name="runs">The runs of the shard.</param>
    /// <param name="folder">Absolute path of the generated project's folder.</param>
    /// <param name="workingDirectory">Absolute path of the folder whose global.json counts.</param>
    /// <param name="properties">Global properties of the projects.</param>
    public static string Text(IEnumerable<ShardRun> runs, string folder, string workingDirectory, IReadOnlyDictionary<string, string> properties) => new XElement("Project", new XAttribute("DefaultTargets", Target),
        new XElement("ItemGroup", runs.Select((run, index) => new XElement("_Run", new XAttribute("Include", index), new XElement("Command", Command(run, folder, properties))))),
        new XElement("Target", new XAttribute("Name", Target),
            new XElement("Exec",
                // MSBuild runs a task once for an empty list too.
                new XAttribute("Condition", "'%(_Run.Command)' != ''"),
                new XAttribute("Command", $"%(_Run.Command) $({Arguments})"),
                new XAttribute("WorkingDirectory", Relative(folder, workingDirectory)),
                new XAttribute("StandardOutputImportance", "high"),
                // The other test projects run too if tests of one fail.
                new XAttribute("IgnoreExitCode", true),
                new XElement("Output", new XAttribute("TaskParameter", "ExitCode"), new XAttribute("ItemName", "_ExitCode"))),
            new XElement("Error", new XAttribute("Condition", "'@(_ExitCode->Distinct())' != '' and '@(_ExitCode->Distinct())' != '0'"), new XAttribute("Text", "Tests of this shard failed. Their output is above.")))).ToString();

    private static string Command(ShardRun run, string folder, IReadOnlyDictionary<string, string> properties) => string.Join(' ', (string[])
    [
        "dotnet test",
        .. run.Project.IsOnTestingPlatform ? ["--project"] : (string[])[],
        Quoted(folder, run.Project.Path),
        .. run.Project.IsOneOfSeveral ? [$"--framework {run.Project.TargetFramework}"] : (string[])[],
        .. properties.Select(property => $"\"-p:{property.Key}={TraversalProject.Escape(property.Value)}\""),
        .. run.ResponseFile is { } file ? [Quoted(folder, file, "@")] : (string[])[],
    ]);

    private static string Quoted(string folder, string path, string prefix = "") => $"\"{prefix}{Relative(folder, path)}\"";

    private static string Relative(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return Path.IsPathRooted(relative) ? TraversalProject.Escape(path) : $"$(MSBuildThisFileDirectory){TraversalProject.Escape(relative.Replace('\\', '/'))}";
    }
}
