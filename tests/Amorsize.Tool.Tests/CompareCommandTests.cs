using System.Text.Json.Nodes;
using Amorsize.Shared;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Tests;

/// <summary>The output, the request and the exit code of <c>amorsize compare</c>.</summary>
[TestClass]
public sealed class CompareCommandTests : IDisposable
{
    private const string Comparison = """
        {"workload":"price","holds":false,"sentence":"The stored choice, 2 workers, chunk 4, no longer holds: 2 workers, chunk 50 is 1.25x as fast (1.21 to 1.29). To measure again: dnx Amorsize.Tool tune --refresh --workload price","plans":[
        {"plan":"2 workers, chunk 50","isStored":false,"isDefault":false,"itemMicroseconds":80,"rounds":27,"isLowerBound":false,"overSequential":{"ratio":1.97,"low":1.9,"high":2},"overDefault":{"ratio":1.5,"low":1.42,"high":1.58}},
        {"plan":"2 workers, chunk 4","isStored":true,"isDefault":false,"itemMicroseconds":100,"rounds":27,"isLowerBound":false,"overSequential":{"ratio":1.6,"low":1.55,"high":1.66},"overDefault":{"ratio":1.2,"low":1.17,"high":1.24}},
        {"plan":"framework default","isStored":false,"isDefault":true,"itemMicroseconds":120,"rounds":27,"isLowerBound":false,"overSequential":{"ratio":1.33,"low":1.3,"high":1.36},"overDefault":{"ratio":1,"low":1,"high":1}},
        {"plan":"sequential","isStored":false,"isDefault":false,"itemMicroseconds":160,"rounds":27,"isLowerBound":false,"overSequential":{"ratio":1,"low":1,"high":1},"overDefault":{"ratio":0.75,"low":0.73,"high":0.77}},
        {"plan":"64 workers, chunk 1","isStored":false,"isDefault":false,"itemMicroseconds":40000,"rounds":3,"isLowerBound":true,"overSequential":{"ratio":0.004,"low":0.004,"high":0.004},"overDefault":{"ratio":0.003,"low":0.003,"high":0.003}},
        {"plan":"128 workers, chunk 1","isStored":false,"isDefault":false,"rounds":0,"isLowerBound":false,"failure":"it threw: The service refuses more than 100 requests at once."}]}
        """;

    private readonly TemporaryDirectory folder = new();
    private readonly FakeEngine engine = new FakeEngine()
        .WithProject("Shop", "Ready")
        .WithItem(TargetNames.Compare, "price", ("TargetFramework", "net10.0"), ("Comparison", Comparison))
        .WithItem(TargetNames.Compare, "archive", ("TargetFramework", "net10.0"));

    [TestInitialize]
    public void WriteProject() => folder.Write("Shop.csproj", "<Project />"u8.ToArray());

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Compare_Workload_PrintsTheTableAndTheJudgement()
    {
        engine.Events.Add(new(BuildEventKind.Progress, "Amorsize: comparing plans of 'price' …") { Values = new Dictionary<string, string> { ["Subject"] = "price" } });

        var run = Compare("price", "--plan", "2 workers, chunk 50", "--plan", "64 workers, chunk 1");

        Assert.AreEqual(ExitCode.Done, run.ExitCode, run.Errors);
        Assert.IsTrue(run.Output.Split('\n').All(line => line.TrimEnd().Length <= 80), run.Output);
        Approved.IsOutput("compare", run.Output);
    }

    [TestMethod]
    public void Compare_Options_BecomePropertiesOfTheTarget()
    {
        Compare("price", "--plan", "2 workers, chunk 50", "--plan", "6 workers", "--budget", "10", "-f", "net10.0", "-c", "Release");

        var request = engine.Requests.Single();
        Assert.AreEqual(
            "Configuration=Release _AmorsizeCompared=price _AmorsizeComparedFramework=net10.0 _AmorsizeComparisonBudget=00:00:10 _AmorsizePlans=2 workers, chunk 50|6 workers",
            string.Join(' ', request.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}")));
        Assert.IsFalse(request.InParallel, "two measurements at a time disturb each other");
    }

    [TestMethod]
    public void Compare_Json_IsNothingButJson()
    {
        engine.Events.Add(new(BuildEventKind.Progress, "Amorsize: comparing plans of 'price' …"));

        var json = JsonNode.Parse(Compare("price", "--json").Output)!.AsArray().Single()!;

        Assert.AreEqual(("price", "Shop", "net10.0", false), ((string)json["workload"]!, (string)json["project"]!, (string)json["targetFramework"]!, (bool)json["holds"]!));
        Assert.AreEqual(80, (double)json["plans"]![0]!["itemMicroseconds"]!);
    }

    [TestMethod]
    [DataRow("six workers")]
    [DataRow("6 threads")]
    public void Compare_PlanThatIsNone_IsAUsageErrorBeforeAnythingRuns(string plan)
    {
        var run = Compare("price", "--plan", plan);

        Assert.AreEqual(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith($"'{plan}' is no execution plan", run.Errors);
        Assert.IsEmpty(engine.Requests);
    }

    [TestMethod]
    public void Compare_UnknownWorkload_NamesTheOnesThatExist()
    {
        var run = Compare("prices");

        Assert.AreEqual((ExitCode.NothingFound, "There is no workload 'prices'. There are: archive, price."), (run.ExitCode, run.Errors.Trim()));
    }

    [TestMethod]
    public void Compare_TargetFails_PrintsItsErrorsAndFails()
    {
        engine.Items.Clear();
        engine.Errors.Add(new(BuildEventKind.Error, "The plans of workload 'price' could not be compared: too busy.", "AMZ2006", "Shop.csproj"));

        var run = Compare("price");

        Assert.AreEqual((ExitCode.Failed, ""), (run.ExitCode, run.Output.Trim()));
        Assert.StartsWith("Shop.csproj: error AMZ2006: ", run.Errors);
    }

    private ToolRun Compare(params string[] options) => ToolRun.Of(engine, folder.Root, ["compare", .. options]);
}
