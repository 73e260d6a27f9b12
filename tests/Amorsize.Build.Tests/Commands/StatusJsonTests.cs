using System.Text.Json;
using System.Text.Json.Nodes;
using Amorsize.Build.Commands;
using Amorsize.Build.Tasks.Items;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;

namespace Amorsize.Build.Tests.Commands;

[TestClass]
public sealed class StatusJsonTests
{
    private static readonly StatusRow Row = new()
    {
        Subject = new Subject.Workload("hash; 100 %\n<b>"), Workers = 2, ChunkSize = 4, Execution = "Threads", Speedup = 1.5, Age = TimeSpan.FromSeconds(90.4), Verdict = "Expired", Source = "Cached", UnderLoad = 0.9,
        Reason = "2 workers", Findings = ["age 8 d, limit 7 d", "more"],
    };

    [TestMethod]
    public void Write_Rows_GivesOneLineOfJson()
    {
        var text = StatusJson.Write(Sample.Build, [Row, new() { Subject = new Subject.Workload("new"), Verdict = "NotFound" }], new StoredCounts(), "/app/obj/amorsize/");
        var json = JsonNode.Parse(text)!;

        Assert.DoesNotContain('\n', text);
        Assert.AreEqual(Sample.Build.AssemblyName, (string)json["assembly"]!);
        Assert.AreEqual(
            """{"name":"hash; 100 %\n<b>","workers":2,"chunkSize":4,"execution":"Threads","speedup":1.5,"ageSeconds":90,"verdict":"Expired","source":"Cached","underLoad":0.9,"reason":"2 workers","findings":["age 8 d, limit 7 d","more"]}""",
            json["workloads"]![0]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.IsNull(json["workloads"]![1]!["speedup"]);
        Assert.AreEqual("/app/obj/amorsize/", (string)json["cache"]!["directory"]!);
    }

    [TestMethod]
    public void Write_RowWithNotes_HasThem() => Assert.Contains(
        "\"notes\":[\"longest tests: A\"]", StatusJson.Write(Sample.Build, [Row with { Notes = ["longest tests: A"] }], new StoredCounts(), "/app/obj/amorsize/"));

    [TestMethod]
    public void Serialize_Explanation_HasTitlesAndRows() => Assert.AreEqual(
        """[{"title":"Result","rows":[["verdict","Hit"],["plan","2 workers"]]}]""",
        JsonSerializer.Serialize([new("Result", [["verdict", "Hit"], ["plan", "2 workers"]])], StatusJsonContext.Default.IReadOnlyListExplanationSection));

    [TestMethod]
    public void Serialize_Comparison_LeavesOutWhatIsNotKnown() => Assert.AreEqual(
        """{"workload":"a","sentence":"Good.","plans":[{"plan":"sequential","isStored":false,"isDefault":true,"itemMicroseconds":1.5,"rounds":3,"isLowerBound":false,"overSequential":{"ratio":1,"low":0.5,"high":2}}]}""",
        JsonSerializer.Serialize(
            new("a", null, "Good.", null, [new("sequential", IsStored: false, IsDefault: true, 1.5, 3, IsLowerBound: false, new(1, 0.5, 2), null, null)]), StatusJsonContext.Default.ComparisonReport));

    [TestMethod]
    public void StatusItem_Row_HasTheSameValues()
    {
        var item = StatusItem.From(Row, Sample.Build);

        Assert.AreEqual(Row.Name, item.ItemSpec);
        Assert.AreEqual("1.5 90 age 8 d, limit 7 d; more", $"{item.GetMetadata("Speedup")} {item.GetMetadata("AgeSeconds")} {item.GetMetadata("Findings")}");
        Assert.AreEqual("0.9", item.GetMetadata("UnderLoad"));
        Assert.AreEqual("", StatusItem.From(new() { Subject = new Subject.Workload("new"), Verdict = "NotFound" }, Sample.Build).GetMetadata("Workers"));
    }
}
