using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

[TestClass]
public sealed class ShardTests : AcceptanceTest
{
    [TestMethod]
    [DataRow(nameof(SuiteKind.MSTestOnPlatform))]
    [DataRow(nameof(SuiteKind.XunitV2))]
    public void Shards_OfASuite_RunEachTestOnce(string kind)
    {
        const string Log = """static class Log { public static void Ran(string test) => File.AppendAllText(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../ran.txt")), test + " "); }""";
        var (@class, test) = (SuiteKind.All[kind].ClassAttribute, SuiteKind.All[kind].TestAttribute);
        string[] names = ["A", "B", "C", "AB", "Outer"];
        var classes = names.Select(name => $$"""{{@class}} public class {{name}} { {{test}} public void M() => Log.Ran("{{name}}.M"); {{test}} public void N() => Log.Ran("{{name}}.N"); }""");
        var consumer = Create(SuiteKind.All[kind].Files(classes: 0, milliseconds: 0, "<AmorsizeMode>CacheOnly</AmorsizeMode>", string.Join('\n', [.. classes, Log])));
        consumer.Build();

        var log = consumer.Command("build -t:AmorsizeShards -p:AmorsizeShardCount=3");
        for (var shard = 1; shard <= 3; shard++)
            consumer.Test($"--no-build @obj/amorsize/shards/shard-{shard}.rsp");

        Assert.IsTrue(log.Messages.Exists(message => message.Contains("shard 3 of 3: ", StringComparison.Ordinal)), log.ToString());
        Assert.AreSequenceEqual(
            names.SelectMany(name => new[] { $"{name}.M", $"{name}.N" }).Order(StringComparer.Ordinal),
            File.ReadAllText(consumer.At("ran.txt")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("many")]
    public void AmorsizeShardCount_Unusable_IsAnError(string count) =>
        Assert.Contains($"AmorsizeShardCount is '{count}'", Create(SuiteKind.MSTestOnVsTest.Files(classes: 1, milliseconds: 0)).BuildWithErrors($"-t:AmorsizeShards -p:AmorsizeShardCount={count}").TheError("AMZ0001").Text);
}
