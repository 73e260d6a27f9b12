using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Engine;
using Amorsize.Platform.Files;
using Amorsize.Settings;
using Json.Schema;

namespace Amorsize.Build.Tests.Pipeline.Publish;

/// <summary>Holds <c>docs/reference/amorsize.schema.json</c> to the files that a build writes.</summary>
[TestClass]
public sealed class SettingsFileSchemaTests
{
    private static readonly DateTimeOffset When = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly JsonObject SchemaText = ReadSchema();

    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemaText.ToJsonString());

    private static readonly Dictionary<string, ResolvedSettings> Workloads = new()
    {
        ["threads"] = SettingsResolution.FromProfile(Sample.Profile("w", When), SettingsSource.Profiled),
        ["sequential"] = SettingsResolution.FromProfile(Sample.Profile("w", When) with { Choice = ExecutionPlan.Sequential, Speedup = 1 }, SettingsSource.Cached),
        ["async"] = SettingsResolution.FromProfile(Sample.Profile("w", When, cpuShare: 0.01) with { Choice = new(Execution.Async, Workers: 200, ChunkSize: 1) }, SettingsSource.Baseline),
        ["framework default"] = SettingsResolution.FromProfile(Sample.Profile("w", When) with { Choice = ExecutionPlan.FrameworkDefault(Execution.Threads, processors: 4) }, SettingsSource.Remote),
        ["stale"] = Sample.Stale(Sample.Profile("w", When), "age 8 d, limit 7 d"),
        ["failed"] = ResolvedSettings.Failed("w", processors: 4, "it threw System.FormatException", When),
        ["not tuned"] = ResolvedSettings.Default("w", processors: 4, "the .NET runtime that it needs is not installed"),
    };

    public static IEnumerable<string> Kinds => Workloads.Keys;

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void SettingsFile_AnyKindOfWorkload_MatchesTheSchema(string kind) => Assert.IsEmpty(ErrorsOf(Written(kind)));

    [TestMethod]
    [DataRow("formatVersion", "2")]
    [DataRow("toolVersion", "1")]
    [DataRow("inputs", "\"none\"")]
    [DataRow("machine/processors", "0")]
    [DataRow("machine/memoryGiB", "\"16 GiB\"")]
    [DataRow("workloads", "[]")]
    [DataRow("workloads/w/maxDegreeOfParallelism", "\"4\"")]
    [DataRow("workloads/w/maxDegreeOfParallelism", "2.5")]
    [DataRow("workloads/w/chunkSize", "-1")]
    [DataRow("workloads/w/execution", "\"threads\"")]
    [DataRow("workloads/w/speedup", "\"3.5x\"")]
    [DataRow("workloads/w/reason", "null")]
    [DataRow("workloads/w/source", "\"Rescaled\"")]
    [DataRow("workloads/w/profiledAt", "\"yesterday\"")]
    [DataRow("workloads/w/profiledAt", "\"2026-11-22T12:00:00+01:00\"")]
    [DataRow("workloads/w/model", "null")]
    [DataRow("workloads/w/model/cpuShare", "1.5")]
    [DataRow("workloads/w/model/sigma", "true")]
    [DataRow("workloads/w/stale", "\"Expired\"")]
    [DataRow("workloads/w/warnings", "\"none\"")]
    [DataRow("workloads/w/warnings", "[1]")]
    [DataRow("workloads/w/speedUp", "3.5")]
    public void SettingsFile_MemberWithAWrongValue_DoesNotMatchTheSchema(string path, string value)
    {
        var config = Written("threads");
        var (parent, name) = Find(config, path);
        parent[name] = JsonNode.Parse(value);

        Assert.IsNotEmpty(ErrorsOf(config));
    }

    [TestMethod]
    [DataRow("sequential", "maxDegreeOfParallelism", 2)]
    [DataRow("sequential", "chunkSize", 0)]
    [DataRow("async", "chunkSize", 0)]
    public void SettingsFile_SettingsThatDoNotFitTheExecution_DoNotMatchTheSchema(string kind, string member, int value)
    {
        var config = Written(kind);
        config["workloads"]!["w"]![member] = value;

        Assert.IsNotEmpty(ErrorsOf(config));
    }

    [TestMethod]
    [DataRow("machine")]
    [DataRow("machine/processors")]
    [DataRow("workloads/w/execution")]
    [DataRow("workloads/w/model/kappa")]
    public void SettingsFile_WithoutARequiredMember_DoesNotMatchTheSchema(string path)
    {
        var config = Written("threads");
        var (parent, name) = Find(config, path);
        parent.Remove(name);

        Assert.IsNotEmpty(ErrorsOf(config));
    }

    [TestMethod]
    public void Schema_Executions_AreThoseOfTheCode() => Assert.AreSequenceEqual(Enum.GetNames<Execution>().Order(), AllowedBySchema("execution").Order());

    // Only the run time rescales: a build never writes that source.
    [TestMethod]
    public void Schema_Sources_AreThoseThatABuildWrites() =>
        Assert.AreSequenceEqual(Enum.GetNames<SettingsSource>().Except([nameof(SettingsSource.Rescaled)]).Order(), AllowedBySchema("source").Order());

    [TestMethod]
    public void Schema_EveryMember_IsDescribed()
    {
        var members = SchemaText["$defs"]!.AsObject().Select(definition => definition.Value!).Prepend(SchemaText)
            .SelectMany(schema => schema["properties"]?.AsObject() ?? []).ToList();

        Assert.HasCount(33, members);
        Assert.IsEmpty(members.Where(member => member.Value!["description"] is null).Select(member => member.Key));
    }

    private static JsonObject Written(string kind)
    {
        var directory = Directory.CreateTempSubdirectory("amorsize-tests-");
        try
        {
            var file = Path.Combine(directory.FullName, "App.amorsize.json");
            SettingsFileWriter.Update(new LocalFileSystem(), file, "1.2.3", Sample.Machine, [Workloads[kind]]);
            return JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> ErrorsOf(JsonObject config)
    {
        using var document = JsonDocument.Parse(config.ToJsonString());
        var results = Schema.Evaluate(document.RootElement, new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return results.IsValid
            ? []
            : [.. (results.Details ?? []).SelectMany(detail => (detail.Errors ?? []).Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }

    private static (JsonObject Parent, string Name) Find(JsonObject config, string path)
    {
        var names = path.Split('/');
        return (names[..^1].Aggregate(config, (parent, name) => parent[name]!.AsObject()), names[^1]);
    }

    private static string[] AllowedBySchema(string member) =>
        [.. SchemaText["$defs"]!["workload"]!["properties"]![member]!["enum"]!.AsArray().Select(name => (string)name!)];

    private static JsonObject ReadSchema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("amorsize.schema.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
