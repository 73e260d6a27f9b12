using System.Globalization;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Divides the test suite that was built last among machines, by the times of its last measurement.</summary>
public sealed class WriteShards : SuiteTask
{
    private const int MaxShards = 1000;

    /// <summary>AmorsizeShardCount: the number of shards, from 1 to 1000.</summary>
    public string AmorsizeShardCount { get; set; } = "";

    /// <summary>Absolute path of the folder for the files.</summary>
    [Required]
    public string Directory { get; set; } = "";

    private protected override void Run()
    {
        if (!int.TryParse(AmorsizeShardCount, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MaxShards)
            throw new PropertyException(nameof(AmorsizeShardCount), AmorsizeShardCount, string.Create(CultureInfo.InvariantCulture, $"a number of shards from 1 to {MaxShards}"));
        if (!File.Exists(Inputs.AssemblyPath))
            Report(CacheMessages.NotBuilt(Inputs.AssemblyPath));
        else if (Scan() is not { } suite)
            Report(SuiteMessages.Unchanged(Inputs.AssemblyName, $"no tests of {SupportedFrameworks.InWords} were found in it"));
        else
            Write(suite, count);
    }

    private void Write(TestSuite suite, int count)
    {
        var profile = OpenLayers(new ReadOnlyFileSystem(new LocalFileSystem())).LookUp(SubjectOf(suite).Request).Entry?.Result is EntryResult.Suite(var found) ? found : null;
        var shardFiles = new ShardFiles(ProjectOf(suite), Directory, new LocalFileSystem());
        IReadOnlyList<SuiteShard> shards;
        try
        {
            if (shardFiles.OwnFilter is { } own)
            {
                Report(SuiteMessages.NotDivided(Inputs.AssemblyName, own.Name));
                return;
            }
            var units = shardFiles.Units(Classes(), profile?.Classes.ToDictionary(one => one.Name, one => one.Time) ?? []);
            var classesOf = units.ToDictionary(unit => unit.Unit.Name, unit => unit.Classes);
            shards = SuiteShards.Divide(units.Select(unit => unit.Unit), count);
            shardFiles.Write([.. shards.Select(shard => (shard.Number, (IReadOnlyList<string>)[.. shard.Units.SelectMany(unit => classesOf[unit.Name])]))]);
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            Report(SuiteMessages.ShardsNotWritten(e.Message));
            return;
        }
        foreach (var shard in shards)
            Report(SuiteMessages.Shard(shard, count, profile, shardFiles.PathOf(shard.Number)));
        if (profile is null)
            Report(SuiteMessages.ShardsWithoutTimes(Inputs.AssemblyName));
    }

    private IReadOnlyList<string> Classes()
    {
        var output = Path.GetDirectoryName(Inputs.AssemblyPath)!;
        return SupportedFrameworks.Scanner.ClassesOf(
            File.ReadAllBytes(Inputs.AssemblyPath), name => Path.Combine(output, name + ".dll") is var path && File.Exists(path) ? File.ReadAllBytes(path) : null);
    }
}
