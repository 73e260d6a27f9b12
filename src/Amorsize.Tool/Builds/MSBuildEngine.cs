using System.CommandLine.Parsing;
using System.Xml.Linq;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Builds;

/// <summary>Runs targets with <c>dotnet msbuild</c>.</summary>
internal sealed class MSBuildEngine : IBuildEngine
{
    // Enough of the output to see why dotnet itself failed, for example because global.json names an SDK that is not installed.
    private const int LinesOfFailure = 20;

    // A literal name, because the tool has no MSBuild assemblies: this type cannot be loaded in its own process.
    private static string Logger => $"-logger:Amorsize.Tool.Builds.EventLogger,{typeof(MSBuildEngine).Assembly.Location}";

    /// <inheritdoc/>
    public async Task<TargetResult> RunAsync(ProjectSet projects, TargetRequest request, Action<BuildEvent> happened, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("amorsize-");
        try
        {
            var (project, results) = (Path.Combine(scratch.FullName, "all.proj"), Path.Combine(scratch.FullName, "results.json"));
            await File.WriteAllTextAsync(project, TraversalProject.Text(projects.Projects, request), cancellationToken).ConfigureAwait(false);
            var errors = await RunAsync(
                projects.Folder,
                ["msbuild", project, .. ResponseFile(projects.Folder), "-maxCpuCount", "-nologo", "-noConsoleLogger", $"-target:{TraversalProject.Target}", $"-getTargetResult:{TraversalProject.Target}", $"-getResultOutputFile:{results}"],
                happened,
                cancellationToken).ConfigureAwait(false);
            return new(File.Exists(results) ? TargetResultsFile.Read(await File.ReadAllTextAsync(results, cancellationToken).ConfigureAwait(false), TraversalProject.Target) : [], errors);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BuildEvent>> BuildAsync(
        ProjectSet projects, string? framework, IReadOnlyDictionary<string, string> properties, Action<BuildEvent> happened, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("amorsize-");
        try
        {
            // A folder has no file that dotnet build accepts, so a solution is made for it.
            var path = projects.IsFile ? projects.Path : Path.Combine(scratch.FullName, "all.slnx");
            if (!projects.IsFile)
                await File.WriteAllTextAsync(path, new XElement("Solution", projects.Projects.Select(project => new XElement("Project", new XAttribute("Path", project)))).ToString(), cancellationToken).ConfigureAwait(false);
            return await RunAsync(
                projects.Folder,
                ["build", path, .. projects.IsFile ? [] : ResponseFile(projects.Folder), "-nologo", "-noConsoleLogger", .. framework is null ? [] : new[] { "--framework", framework }, .. properties.Select(property => $"-property:{property.Key}={property.Value}")],
                happened,
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    // MSBuild takes the options of this file for projects at or below its folder, but the generated project is elsewhere. Options that follow it win, as there.
    // It is read here, because dotnet itself would take a line with several options for one.
    private static IEnumerable<string> ResponseFile(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (Path.Combine(above.FullName, "Directory.Build.rsp") is var file && File.Exists(file))
            {
                return File.ReadLines(file).Select(line => line.Trim()).Where(line => !line.StartsWith('#'))
                    .Select(line => line.Replace("%MSBuildThisFileDirectory%", above.FullName + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase))
                    .SelectMany(line => CommandLineParser.SplitCommandLine(Environment.ExpandEnvironmentVariables(line)));
            }
        }
        return [];
    }

    /// <summary>Runs <c>dotnet</c> with the logger of this tool, and returns the errors.</summary>
    private static async Task<IReadOnlyList<BuildEvent>> RunAsync(string folder, IReadOnlyList<string> arguments, Action<BuildEvent> happened, CancellationToken cancellationToken)
    {
        var errors = new List<BuildEvent>();
        var other = new Queue<string>();
        var exitCode = await DotNetProcess.RunAsync(folder, [.. arguments, Logger], OnLine, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0 && errors.Count == 0)
            errors.Add(new(BuildEventKind.Error, $"dotnet {arguments[0]} failed with exit code {exitCode}: {string.Join(' ', other.Select(line => line.Trim()))}"));
        return [.. errors.DistinctBy(error => error.ToString())];

        void OnLine(string line)
        {
            if (BuildEvent.FromLine(line) is not { } build)
            {
                other.Enqueue(line);
                if (other.Count > LinesOfFailure)
                    other.Dequeue();
                return;
            }
            if (build.Kind == BuildEventKind.Error)
                errors.Add(build);
            happened(build);
        }
    }
}
