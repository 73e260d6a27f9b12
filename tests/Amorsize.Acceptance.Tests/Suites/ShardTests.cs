using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

[TestClass]
public sealed class ShardTests : AcceptanceTest
{
    private const int Shards = 4;

    // The names of classes: one is the end of another, one is nested, one is not ASCII.
    private static readonly string[] Names = ["A", "B", "C", "AB", "Größe", "Outer"];

    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform), "[DataRow(1), DataRow(2)]")]
    [DataRow(nameof(SuiteKind.XunitV2), "[Theory, InlineData(1), InlineData(2)]")]
    public void Shards_OfASuite_RunEachTestOnce(string kind, string rows)
    {
        var suite = SuiteKind.All[kind];
        var rowsOfTest = rows.StartsWith("[Theory", StringComparison.Ordinal) ? rows : suite.TestAttribute + rows;
        var nested = $$"""{{suite.ClassAttribute}} public class Inner { {{rowsOfTest}} public void R(int row) => Log.Ran("Inner.R" + row); }""";
        var classes = Names.Select(name => Class(suite, name, name == "Outer" ? nested : ""));
        var consumer = Create(suite.Files(classes: 0, milliseconds: 0, "<AmorsizeMode>CacheOnly</AmorsizeMode>", string.Join('\n', [.. classes, Log("../../../ran.txt")])));
        consumer.Build();

        var log = consumer.Command($"build -t:AmorsizeShards -p:AmorsizeShardCount={Shards}");
        for (var shard = 1; shard <= Shards; shard++)
            consumer.Test($"--no-build @obj/amorsize/shards/shard-{shard}.rsp");

        Assert.IsTrue(log.Messages.Exists(message => message.Contains($"shard {Shards} of {Shards}: ", StringComparison.Ordinal)), log.ToString());
        AssertRan(consumer, [.. Names.SelectMany(TestsOf), "Inner.R1", "Inner.R2"]);
    }

    [TestMethod]
    public void Shards_OfASolution_RunEachTestOnceWithAndWithoutThePackage()
    {
        const string Package = "<PackageReference Include=\"Amorsize.Build\" Version=\"$(TestedVersion)\" />";
        var consumer = Create(
            $$"""
            #file global.json
            { }
            #file All.slnx
            <Solution><Project Path="A/A.csproj" /><Project Path="B/B.csproj" /><Project Path="C/C.csproj" /></Solution>
            {{Project("A", SuiteKind.MSTestOnVsTest, Package)}}
            {{Project("B", SuiteKind.XunitV2, Package)}}
            {{Project("C", SuiteKind.MSTestOnVsTest, "")}}
            """);
        consumer.Build("All.slnx");

        var output = consumer.Tool($"shards All.slnx --count {Shards}").Passed().Output;
        for (var shard = 1; shard <= Shards; shard++)
            consumer.Command($"msbuild obj/amorsize/shards/shard-{shard}.proj -p:TestArguments=--no-build");

        Assert.Contains("The times of A, B, C are not known", output);
        AssertRan(consumer, from project in (string[])["A", "B", "C"] from name in Names from test in TestsOf($"{project}.{name}") select test);

        static string Project(string name, SuiteKind kind, string package) =>
            $$"""
            #file {{name}}/{{name}}.csproj
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{{kind.Packages}}{{package}}</ItemGroup>
            </Project>
            #file {{name}}/Tests.cs
            {{kind.Usings}}
            namespace {{name}};
            {{string.Join('\n', Names.Select(one => Class(kind, one, "", $"{name}.")))}}
            {{Log("../../../../ran.txt")}}
            """;
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("many")]
    public void AmorsizeShardCount_Unusable_IsAnError(string count) =>
        Assert.Contains($"AmorsizeShardCount is '{count}'", Create(SuiteKind.MSTestOnVsTest.Files(classes: 1, milliseconds: 0)).BuildWithErrors($"-t:AmorsizeShards -p:AmorsizeShardCount={count}").TheError("AMZ0001").Text);

    [TestMethod]
    public void Shards_ProjectsInOneFolder_HaveFoldersOfTheirOwn()
    {
        var consumer = Create(MeasuredProgram.Source);
        Assert.EndsWith("/obj/amorsize/shards", Folder("App.csproj"));

        File.Copy(consumer.At("App.csproj"), consumer.At("B.csproj"));

        Assert.EndsWith("/obj/amorsize/shards/App", Folder("App.csproj"));
        Assert.EndsWith("/obj/amorsize/shards/B", Folder("B.csproj"));

        string Folder(string project) => consumer.Property("_AmorsizeShardFolder", $"{project} -restore -t:_AmorsizeShardFolder").Trim().Replace('\\', '/');
    }

    private static string Class(SuiteKind kind, string name, string nested = "", string prefix = "") =>
        $$"""{{kind.ClassAttribute}} public class {{name}} { {{kind.TestAttribute}} public void M() => Log.Ran("{{prefix}}{{name}}.M"); {{kind.TestAttribute}} public void N() => Log.Ran("{{prefix}}{{name}}.N"); {{nested}} }""";

    // Tests of several classes may write at once.
    private static string Log(string file) =>
        $$"""static class Log { static readonly object gate = new(); public static void Ran(string test) { lock (gate) File.AppendAllText(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "{{file}}")), test + " "); } }""";

    private static string[] TestsOf(string name) => [$"{name}.M", $"{name}.N"];

    private static void AssertRan(Consumer consumer, IEnumerable<string> tests) => Assert.AreSequenceEqual(
        tests.Order(StringComparer.Ordinal),
        File.ReadAllText(consumer.At("ran.txt")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
