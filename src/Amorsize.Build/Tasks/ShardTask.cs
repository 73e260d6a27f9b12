using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks that divide the test suite that was built last among machines, by the times of its last measurement.</summary>
public abstract class ShardTask : SuiteTask
{
    /// <summary>Absolute path of the folder for the files of shards.</summary>
    [Required]
    public string Directory { get; set; } = "";

    private protected ShardFiles FilesOf(TestSuite suite) => new(ProjectOf(suite), Directory, new LocalFileSystem());

    /// <summary>The units of a suite, each with its classes.</summary>
    /// <exception cref="IOException">The assembly cannot be read.</exception>
    private protected IReadOnlyList<(ShardUnit Unit, IReadOnlyList<string> Classes)> UnitsOf(TestSuite suite) =>
        FilesOf(suite).Units(Classes(), ProfileOf(suite)?.Classes ?? []);

    /// <inheritdoc cref="ShardFiles.ObstacleTo"/>
    private protected string? ObstacleTo(TestSuite suite, IEnumerable<(ShardUnit Unit, IReadOnlyList<string> Classes)> units) =>
        FilesOf(suite).ObstacleTo([.. units.SelectMany(unit => unit.Classes)]);

    /// <summary>The suite with its measured times.</summary>
    private protected ShardSuite Describe(TestSuite suite, IEnumerable<ShardUnit> units) => ShardSuite.Of(SuiteName, [.. units], ProfileOf(suite), suite.DeclaredScope);

    // A result that is stale still tells the times.
    private SuiteProfile? ProfileOf(TestSuite suite) =>
        OpenLayers(new ReadOnlyFileSystem(new LocalFileSystem())).LookUp(SubjectOf(suite).Request).Entry?.Result is EntryResult.Suite(var found) ? found : null;

    private IReadOnlyList<string> Classes()
    {
        var output = Path.GetDirectoryName(Inputs.AssemblyPath)!;
        return SupportedFrameworks.Scanner.ClassesOf(
            RegularFile.Read(Inputs.AssemblyPath) ?? throw new FileNotFoundException($"{Inputs.AssemblyPath} is not there."), name => RegularFile.Read(Path.Combine(output, name + ".dll")));
    }
}
