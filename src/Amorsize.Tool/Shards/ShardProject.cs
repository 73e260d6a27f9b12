using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Shards;

/// <summary>A generated project that runs the tests of one shard, one test project after the other, whatever their runners are.</summary>
internal static partial class ShardProject
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
        new XElement("ItemGroup", runs.Select((run, index) => new XElement("_Run", new XAttribute("Include", index), new XElement("Command", Command(run, workingDirectory, properties))))),
        new XElement("Target", new XAttribute("Name", Target),
            new XElement("Exec",
                // MSBuild runs a task once for an empty list too. It takes commands that differ only in case for one, so each run has a number.
                new XAttribute("Condition", "'%(_Run.Identity)' != ''"),
                new XAttribute("Command", $"%(_Run.Command) $({Arguments})"),
                new XAttribute("WorkingDirectory", Relative(folder, workingDirectory)),
                new XAttribute("StandardOutputImportance", "high"),
                // A test may print what looks like an error of a compiler.
                new XAttribute("IgnoreStandardErrorWarningFormat", true),
                // The other test projects run too if tests of one fail.
                new XAttribute("IgnoreExitCode", true),
                new XElement("Output", new XAttribute("TaskParameter", "ExitCode"), new XAttribute("ItemName", "_ExitCode"))),
            new XElement("Error", new XAttribute("Condition", "'@(_ExitCode->Distinct())' != '' and '@(_ExitCode->Distinct())' != '0'"), new XAttribute("Text", "Tests of this shard failed. Their output is above.")))).ToString();

    // Paths in commands start at the working directory: that of the project file itself would reach the shell as it stands.
    private static string Command(ShardRun run, string workingDirectory, IReadOnlyDictionary<string, string> properties) => string.Join(' ', (string[])
    [
        "dotnet test",
        .. run.Project.IsOnTestingPlatform ? ["--project"] : (string[])[],
        Quoted(FromHere(workingDirectory, run.Project.Path)),
        .. run.Project.IsOneOfSeveral ? [$"--framework {run.Project.TargetFramework}"] : (string[])[],
        .. properties.Select(property => Quoted($"-p:{property.Key}={property.Value}")),
        .. run.ResponseFile is { } file ? [Quoted($"@{FromHere(workingDirectory, file)}")] : (string[])[],
    ]);

    /// <summary>One argument, for the shell and for MSBuild, which also takes a backslash for a separator of folders.</summary>
    private static string Quoted(string argument) =>
        TraversalProject.Escape($"\"{(OperatingSystem.IsWindows() ? argument.Replace("%", "%%", StringComparison.Ordinal) : Expanded.Replace(argument, @"\$0"))}\"").Replace(@"\", "%5C", StringComparison.Ordinal);

    // A path that starts with a hyphen would be an option.
    private static string FromHere(string workingDirectory, string path) =>
        Path.GetRelativePath(workingDirectory, path) is var relative && Path.IsPathRooted(relative) ? relative : $"./{relative.Replace(Path.DirectorySeparatorChar, '/')}";

    private static string Relative(string folder, string path) =>
        $"$(MSBuildThisFileDirectory){TraversalProject.Escape(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))}";

    // The characters that a POSIX shell expands inside double quotes.
    [GeneratedRegex("""[$`"\\]""")]
    private static partial Regex Expanded { get; }
}
