using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;
using Amorsize.Shared;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Tests;

/// <summary>The command that divides the tests of a solution.</summary>
[TestClass]
public sealed class ShardsCommandTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly FakeEngine engine = new();

    [TestInitialize]
    public void WriteSolution() => folder.Write("All.slnx", "<Solution><Project Path=\"A/A.csproj\" /><Project Path=\"B/B.csproj\" /></Solution>"u8.ToArray());

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Shards_OfASolution_PrintsTimesAndWritesAProjectForEach()
    {
        WithTests("A", seconds: [3, 3, 3, 3]);
        WithTests("B", seconds: [2]);
        WithPart("A", "1", "/src/A/obj/amorsize/shards/shard-1.rsp");
        WithPart("A", "2", "/src/A/obj/amorsize/shards/shard-2.rsp");

        var run = Run("--count", "2");

        Assert.AreEqual((ExitCode.Done, ""), (run.ExitCode, run.Errors));
        Approved.IsOutput("shards", run.Output);
        Assert.AreSequenceEqual(["A.csproj shard-1.rsp", "B.csproj"], Commands(1).Order(StringComparer.Ordinal));
        Assert.AreSequenceEqual(["A.csproj shard-2.rsp"], Commands(2));
        Assert.AreEqual("2", engine.Requests[1].Properties["AmorsizeShardCount"]);
    }

    [TestMethod]
    public void Shards_ProjectWithoutThePackage_RunsAsAWhole()
    {
        WithTests("A", seconds: [1, 1]);
        engine.WithItemOf("B", TargetNames.TestProject, ("TargetFramework", "net10.0"), ("IsBuilt", "True"), ("IsOneOfSeveral", "true"), ("IsOnTestingPlatform", "true"));
        WithPart("A", "1", "/a-1.rsp");
        WithPart("A", "2", "/a-2.rsp");

        var run = Run("--count", "3", "-c", "Release");

        Assert.AreEqual(ExitCode.Done, run.ExitCode, run.Errors);
        Assert.Contains("The times of B are not known", run.Output);
        var command = Enumerable.Range(1, 3).SelectMany(CommandLines).Single(line => line.Contains("B.csproj", StringComparison.Ordinal));
        Assert.StartsWith("dotnet test --project ", command);
        Assert.EndsWith("--framework net10.0 \"-p:Configuration=Release\"", command);
    }

    [TestMethod]
    public void Shards_EmptyShard_PassesWhenItIsRun()
    {
        WithTests("A", seconds: [1]);
        Run("--count", "2");
        var empty = Enumerable.Range(1, 2).Single(shard => !CommandLines(shard).Any());

        using var build = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", ProjectOf(empty), "-nologo", "-p:TestArguments=--no-build"]) { RedirectStandardOutput = true })!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();

        Assert.AreEqual(0, build.ExitCode, output);
    }

    [TestMethod]
    public void Shards_FewerThanBefore_DeletesTheOthers()
    {
        WithTests("A", seconds: [1]);
        Run("--count", "3");

        Run("--count", "1");

        Assert.IsTrue(File.Exists(ProjectOf(1)));
        Assert.IsFalse(File.Exists(ProjectOf(3)));
    }

    [TestMethod]
    public void Shards_PartThatWasNotWritten_Fails()
    {
        WithTests("A", seconds: [1, 1]);

        Assert.Contains("A returned no file for shard 1", Run("--count", "2").Errors);

        engine.Events.Add(new(BuildEventKind.Warning, "The shards cannot be written", "AMZ3001", "A.csproj"));
        Assert.AreEqual(ExitCode.Failed, Run("--count", "2").ExitCode);
    }

    [TestMethod]
    public void Shards_ProjectThatIsNotBuilt_Fails()
    {
        engine.WithItemOf("A", TargetNames.TestProject, ("TargetFramework", "net10.0"), ("IsBuilt", "False"));

        var run = Run("--count", "2");

        Assert.AreEqual(ExitCode.Failed, run.ExitCode);
        Assert.Contains("A is not built", run.Errors);
    }

    [TestMethod]
    public void Shards_NoTests_FindsNothing() => Assert.AreEqual(ExitCode.NothingFound, Run("--count", "2").ExitCode);

    [TestMethod]
    [DataRow("0")]
    [DataRow("1001")]
    [DataRow("many")]
    public void Shards_UnusableCount_IsAUsageError(string count) => Assert.AreEqual(ExitCode.Usage, Run("--count", count).ExitCode);

    private void WithTests(string project, double[] seconds)
    {
        var name = $"/src/{project}/{project}.csproj|net10.0";
        var suite = new ShardSuite { Name = name, IsMeasured = true, Units = [.. seconds.Select((time, number) => new ShardUnit($"{project}{number}", TimeSpan.FromSeconds(time)))] };
        engine.WithItemOf(project, TargetNames.TestProject, ("TargetFramework", "net10.0"), ("IsBuilt", "True"), ("IsOneOfSeveral", "false"), ("IsOnTestingPlatform", ""));
        engine.WithItemOf(project, TargetNames.DescribeSuite, ("TargetFramework", "net10.0"), ("Suite", Encoding.UTF8.GetString(JsonMembers.Write<ShardSuite>(suite, ShardSuite.Map))));
    }

    private void WithPart(string project, string shard, string file) =>
        engine.Items.Add(new(file, new Dictionary<string, string> { ["MSBuildSourceProjectFile"] = $"/src/{project}/{project}.csproj", ["MSBuildSourceTargetName"] = TargetNames.Shards, ["TargetFramework"] = "net10.0", ["Shard"] = shard }));

    private string ProjectOf(int shard) => folder.At($"obj/amorsize/shards/shard-{shard}.proj");

    private IEnumerable<string> CommandLines(int shard) => XDocument.Load(ProjectOf(shard)).Descendants("Command").Select(command => command.Value);

    // The names of the files in each command.
    private IEnumerable<string> Commands(int shard) => CommandLines(shard).Select(line => string.Join(' ', line.Split('"').Where((_, index) => index % 2 == 1).Select(Path.GetFileName)));

    private ToolRun Run(params string[] arguments) => ToolRun.Of(engine, folder.Root, ["shards", .. arguments]);
}
