using System.Text.Json.Nodes;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Suites;

/// <summary>A test project has one plan for itself, and one for runs beside the other test projects of its solution.</summary>
[TestClass]
public sealed class SolutionPlanTests : AcceptanceTest
{
    [TestMethod]
    public void SolutionPlan_Kept_CountsInBuildsOfTheSolutionOnly()
    {
        var consumer = CopyOf(TunedSuite.Template);
        consumer.Write("All.slnx", "<Solution><Project Path=\"Tests.csproj\" /></Solution>");
        var alone = Workers(consumer);
        var choice = JsonNode.Parse(File.ReadAllText(consumer.EntryFiles("_test_suite_").Single()))!["entry"]!["suite"]!["choice"]!;
        var fitted = (int)choice["workers"]! - 1;
        consumer.Write("plans.json", $$"""{ "suites": [{ "suite": "{{consumer.At("Tests.csproj").Replace('\\', '/')}}|net10.0", "alone": {{choice.ToJsonString()}}, "workers": {{fitted}} }] }""");

        consumer.Command("msbuild Tests.csproj -t:_AmorsizeFitTests -p:_AmorsizeSolutionPlans=plans.json");
        Assert.AreEqual($"\"workers\": {fitted}", Workers(consumer));

        Assert.IsFalse(consumer.Build("Tests.csproj").HasRunTests);
        Assert.AreEqual(alone, Workers(consumer));

        Assert.IsFalse(consumer.Build("All.slnx").HasRunTests);
        Assert.AreEqual($"\"workers\": {fitted}", Workers(consumer));
    }

    private static string Workers(Consumer consumer) =>
        File.ReadAllLines(consumer.At(TunedSuite.TestConfig)).Single(line => line.Contains("\"workers\"", StringComparison.Ordinal)).Trim().TrimEnd(',');
}
