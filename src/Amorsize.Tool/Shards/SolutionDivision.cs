using Amorsize.Build.Pipeline.Publish;
using Amorsize.Measurement.Suites;
using Amorsize.Tool.Builds;
using Amorsize.Tool.Projects;

namespace Amorsize.Tool.Shards;

/// <summary>Divides the test projects of a solution among machines, and writes a project for each.</summary>
/// <param name="engine">Runs the targets.</param>
/// <param name="set">The projects of the command.</param>
/// <param name="properties">Global properties of the projects.</param>
internal sealed class SolutionDivision(IBuildEngine engine, ProjectSet set, IReadOnlyDictionary<string, string> properties)
{
    private const string Prefix = "shard-";
    private const string Extension = ".proj";

    private string Folder => Path.Combine(set.Folder, "obj", "amorsize", "shards");

    /// <summary>Absolute path of the project of a shard.</summary>
    public string PathOf(SuiteShard shard) => Path.Combine(Folder, $"{Prefix}{shard.Number}{Extension}");

    /// <summary>Writes the files of all shards, and returns the errors of the targets.</summary>
    /// <param name="tests">The test projects.</param>
    /// <param name="shards">The shards.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    /// <exception cref="ToolException">A file cannot be written.</exception>
    public async Task<IReadOnlyList<BuildEvent>> WriteAsync(IReadOnlyList<TestProject> tests, IReadOnlyList<SuiteShard> shards, CancellationToken cancellationToken)
    {
        var (files, errors) = await WritePartsAsync(tests, shards, cancellationToken).ConfigureAwait(false);
        if (errors.Count > 0)
            return errors;
        try
        {
            Directory.CreateDirectory(Folder);
            foreach (var shard in shards)
                await File.WriteAllTextAsync(PathOf(shard), ShardProject.Text(shard.Parts.Select(part => RunOf(part, shard, tests, files)), Folder, set.Folder, properties), cancellationToken).ConfigureAwait(false);
            foreach (var old in Directory.GetFiles(Folder, Prefix + "*" + Extension).Except(shards.Select(PathOf)))
                File.Delete(old);
            return [];
        }
        // ArgumentException: a path with a character that XML cannot have.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException(ExitCode.Failed, $"The shards cannot be written: {e.Message}");
        }
    }

    // The target runs for undivided projects too: it deletes the files of an earlier division.
    private async Task<(IReadOnlyList<TargetItem> Files, IReadOnlyList<BuildEvent> Errors)> WritePartsAsync(IReadOnlyList<TestProject> tests, IReadOnlyList<SuiteShard> shards, CancellationToken cancellationToken)
    {
        var projects = tests.Where(test => test.HasPackage).Select(test => test.Path).Distinct().ToList();
        if (projects.Count == 0)
            return ([], []);
        var scratch = Directory.CreateTempSubdirectory("amorsize-");
        try
        {
            var division = Path.Combine(scratch.FullName, "division.json");
            await File.WriteAllBytesAsync(division, ShardDivision.Write(shards), cancellationToken).ConfigureAwait(false);
            var warnings = new List<BuildEvent>();
            var all = new Dictionary<string, string>(properties) { ["AmorsizeShardCount"] = $"{shards.Count}", ["_AmorsizeDivision"] = division };
            var result = await engine.RunAsync(set with { Projects = projects }, new TargetRequest([TargetNames.Shards], all) { InParallel = true }, Take, cancellationToken).ConfigureAwait(false);
            // A part that is not written would lose its tests, so the warning about it is an error here.
            return (result.Items, [.. result.Errors, .. warnings]);

            void Take(BuildEvent happened)
            {
                if (happened.Kind == BuildEventKind.Warning)
                    warnings.Add(happened with { Kind = BuildEventKind.Error });
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static ShardRun RunOf(ShardPart part, SuiteShard shard, IReadOnlyList<TestProject> tests, IReadOnlyList<TargetItem> files)
    {
        var project = tests.Single(test => test.Suite.Name == part.Suite.Name);
        if (part.IsWhole)
            return new(project, ResponseFile: null);
        var file = files.FirstOrDefault(file => file.Project == project.Path && file["TargetFramework"] == project.TargetFramework && file["Shard"] == $"{shard.Number}");
        return new(project, file?.Identity ?? throw new ToolException(ExitCode.Failed, $"{project.Name} returned no file for shard {shard.Number}. Use the same version of Amorsize.Build in all projects."));
    }
}
