using System.Globalization;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Build.Properties;
using Amorsize.Build.Tasks.Items;
using Amorsize.Build.TestFrameworks;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Writes the files of shards: either divides this suite alone, or writes its parts of a solution that the command-line tool divided.</summary>
public sealed class WriteShards : ShardTask
{
    private const int MaxShards = 1000;
    private const string ClassCount = "Classes";

    /// <summary>AmorsizeShardCount: the number of shards, from 1 to 1000.</summary>
    public string AmorsizeShardCount { get; set; } = "";

    /// <summary>Absolute path of the file that says how a solution is divided; empty to divide this suite alone.</summary>
    public string Division { get; set; } = "";

    /// <summary>The files that were written, each with the number of its shard.</summary>
    [Output]
    public ITaskItem[] Written { get; private set; } = [];

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
        try
        {
            if (Division.Length > 0)
                WriteParts(suite);
            else
                Divide(suite, UnitsOf(suite), count);
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            Report(SuiteMessages.ShardsNotWritten(e.Message));
        }
    }

    private void Divide(TestSuite suite, IReadOnlyList<(ShardUnit Unit, IReadOnlyList<string> Classes)> units, int count)
    {
        if (ObstacleTo(suite, units) is { } obstacle)
        {
            Report(SuiteMessages.NotDivided(Inputs.AssemblyName, obstacle));
            return;
        }
        var described = Describe(suite, units.Select(unit => unit.Unit));
        var shards = SuiteShards.Divide([described], count);
        Write(suite, units, [.. shards.Select(shard => (shard.Number, shard.Parts.SelectMany(part => part.Units).Select(unit => unit.Name)))]);
        foreach (var (shard, file) in shards.Zip(Written))
            Report(SuiteMessages.Shard(shard.Number, count, int.Parse(file.GetMetadata(ClassCount), CultureInfo.InvariantCulture), described.IsMeasured ? shard.Time : null, file.ItemSpec));
        if (!described.IsMeasured)
            Report(SuiteMessages.ShardsWithoutTimes(Inputs.AssemblyName));
    }

    private void WriteParts(TestSuite suite) =>
        Write(suite, UnitsOf(suite), [.. ShardDivision.Read(Division, SuiteName).Select(part => (part.Number, (IEnumerable<string>)part.Units))]);

    private void Write(TestSuite suite, IReadOnlyList<(ShardUnit Unit, IReadOnlyList<string> Classes)> units, IReadOnlyList<(int Number, IEnumerable<string> Units)> shards)
    {
        var classesOf = units.ToDictionary(unit => unit.Unit.Name, unit => unit.Classes);
        var files = FilesOf(suite);
        IReadOnlyList<(int Number, IReadOnlyList<string> Classes)> written = [.. shards.Select(shard => (shard.Number, (IReadOnlyList<string>)[.. shard.Units.SelectMany(unit => classesOf.GetValueOrDefault(unit) ?? [])]))];
        files.Write(written);
        Written = [.. written.Select(shard => Item(files.PathOf(shard.Number), shard.Number, shard.Classes.Count))];
    }

    private static ITaskItem2 Item(string path, int number, int classes)
    {
        var item = ItemText.NewItem(path);
        item.Set("Shard", number.ToString(CultureInfo.InvariantCulture));
        item.Set(ClassCount, classes.ToString(CultureInfo.InvariantCulture));
        return item;
    }
}
