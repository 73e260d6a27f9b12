using System.Text.Json.Nodes;
using Amorsize.Acceptance.Tests.Consumers;
using Amorsize.Acceptance.Tests.Logs;

namespace Amorsize.Acceptance.Tests.Commands;

/// <summary>The target AmorsizeStatus, and the property AmorsizeExplain.</summary>
[TestClass]
public sealed class StatusCommandTests : CommandTest
{
    [TestMethod]
    public void Status_ValidAndStaleEntries_ShowsVerdictsAndChangesNothing()
    {
        var consumer = CopyOf(MeasuredProgram.Template);

        var found = Command(consumer, "AmorsizeStatus");
        AssertSays(found, "2 entries, 0 tombstones, 0 quarantined");
        Assert.AreSequenceEqual(["workload", "digits", "roots"], Rows(found).Select(row => row[0]));
        Assert.IsTrue(Rows(found).Skip(1).All(row => row is [.., "Hit", "Cached"]), found.ToString());

        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));
        consumer.Entry("roots").Truncate();
        var before = Folder.State(consumer.At("obj"));

        found = Command(consumer, "AmorsizeStatus");
        AssertSays(found, "digits: age 8 d", "limit 7 d", "roots: truncated: it ends after");
        Assert.IsTrue(Rows(found)[1] is ["digits", .., "8", "d", "Expired", "Cached"], found.ToString());
        Assert.IsTrue(Rows(found)[2] is ["roots", .., "Corrupt", "Default"], found.ToString());
        Assert.AreSequenceEqual(before, Folder.State(consumer.At("obj")));
    }

    [TestMethod]
    public void Status_AsJsonOrTargetResult_HasTheVerdicts()
    {
        var json = JsonNode.Parse(Command(CopyOf(MeasuredProgram.Template), "AmorsizeStatus -p:AmorsizeFormat=Json").Messages.Single(message => message.StartsWith('{')))!;

        Assert.AreEqual(("App", "net10.0", 2), ((string)json["assembly"]!, (string)json["targetFramework"]!, (int)json["cache"]!["entries"]!));
        Assert.AreSequenceEqual(["digits Hit", "roots Hit"], json["workloads"]!.AsArray().Select(workload => $"{workload!["name"]} {workload["verdict"]}"));

        var result = JsonNode.Parse(MeasuredProgram.Template.TargetResult("AmorsizeStatus"))!;
        Assert.AreSequenceEqual(["digits Hit", "roots Hit"], result["TargetResults"]!["AmorsizeStatus"]!["Items"]!.AsArray().Select(item => $"{item!["Identity"]} {item["Verdict"]}"));
    }

    [TestMethod]
    public void Build_WithExplain_LogsInputsOfVerdictsAndChoices()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        File.Delete(consumer.Entry("roots").Path);

        var log = consumer.Build("-p:AmorsizeExplain=true");

        Assert.AreSequenceEqual(["roots"], log.Measured);
        AssertSays(
            log,
            "Amorsize: 'digits' is looked up by assembly: App; workload: digits; target framework: net10.0; configuration: Debug; processors: ",
            "; AmorsizeTimeBudget: ",
            "Amorsize: 'digits': Hit, stored ",
            "Amorsize: 'digits': chosen: ",
            "Amorsize: 'digits': raced: ",
            "Amorsize: 'roots': NotFound; NotFound: no entry for this workload",
            "Amorsize: 'roots': chosen: ");
        Assert.IsEmpty(consumer.Build().Messages.Where(message => message.Contains("is looked up by", StringComparison.Ordinal)));
    }

    // The cells of each line of the table, without empty ones.
    private static List<string[]> Rows(BuildLog status) =>
        [.. status.Messages.SkipWhile(message => !message.StartsWith("workload ", StringComparison.Ordinal)).TakeWhile(message => !message.Contains(": ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
