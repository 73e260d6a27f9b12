using System.Text.Json.Nodes;
using Amorsize.Shared;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Tests;

/// <summary>The output and the exit code of <c>amorsize status</c>.</summary>
[TestClass]
public sealed class StatusCommandTests : IDisposable
{
    private static readonly (string, string)[] Valid =
    [
        ("Plan", "2 workers, chunk 4"), ("Speedup", "1.452"), ("SpeedupLow", "1.4"), ("SpeedupHigh", "1.51"), ("AgeSeconds", "49"), ("Verdict", "Hit"), ("Source", "Cached"), ("RunMilliseconds", "200"),
    ];

    private static readonly (string, string)[] Expired =
    [
        ("Plan", "200 in flight"), ("Speedup", "179.68"), ("AgeSeconds", "691200"), ("Verdict", "Expired"), ("Source", "Baseline"), ("RunMilliseconds", "25"), ("Findings", "age 8 d, limit 7 d"),
    ];

    private readonly TemporaryDirectory folder = new();

    [TestInitialize]
    public void WriteProject() => File.WriteAllText(Path.Combine(folder.Root, "Shop.csproj"), "<Project />");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Status_OneProject_IsATableOfItsWorkloads() =>
        Approved.IsOutput("status-project", Status(new FakeEngine().WithProject("Shop", "Ready").With("archive", values: Valid).With("price", values: Expired)).Output);

    [TestMethod]
    public void Status_SeveralProjectsInANarrowTerminal_WrapsAndNamesAll()
    {
        (string, string)[] changed = [.. Valid.Where(value => value.Item1 is not "Verdict"), ("Verdict", "WorkloadChanged"), ("Findings", "the flagged method, or code that it reaches, changed: cached 0123456789ab, here fedcba987654; age 8 d, limit 7 d")];
        var engine = new FakeEngine()
            .With("MyCompany.MyProduct.Imaging.Thumbnails.ResizeAllOfThemAtOnce", "Imaging", values: changed)
            .With("archive", "Shop", "net8.0", Valid)
            .With("fetch", "Shop", "net10.0", ("Verdict", "NotFound"), ("Source", "Default"), ("Plan", "framework default"), ("Findings", "no entry for this workload"))
            .With("load", "Shop", "net10.0", ("Verdict", "NotFound"), ("Source", "Default"), ("Plan", "framework default"), ("Findings", "no entry for this workload"));

        var output = Status(engine).Output;

        Assert.IsTrue(output.Split('\n').All(line => line.TrimEnd().Length <= 80), output);
        Approved.IsOutput("status-narrow", output);
    }

    [TestMethod]
    public void Status_InAPipe_HasNoSpacesAtTheEndsOfLines() =>
        Assert.IsEmpty(Status(new FakeEngine().With("archive", values: Expired).With("price", values: Valid)).Output.Split('\n').Where(line => line.EndsWith(' ')));

    [TestMethod]
    public void Status_ProjectsWithoutRows_SayWhy() => Approved.IsOutput("status-obstacles", Status(
        new FakeEngine().WithProject("A", "NotBuilt").WithProject("B", "Off").WithProject("C", "CannotBeProfiled").WithProject("D", "ForeignRuntime").WithProject("E", "Ready").WithReference("F")).Output);

    [TestMethod]
    public void Status_NothingFlagged_SaysSo() =>
        Assert.AreEqual((ExitCode.Done, "No method is flagged with [Workload]."), Result(Status(new FakeEngine().WithProject("Shop", "Ready"))));

    [TestMethod]
    public void Status_NoPackage_TellsHowToAddIt()
    {
        var run = Status(new FakeEngine());

        Assert.AreEqual(ExitCode.NothingFound, run.ExitCode);
        Assert.Contains("dotnet add package Amorsize.Build", run.Errors.ReplaceLineEndings(" "));
    }

    [TestMethod]
    public void Status_TargetFails_PrintsItsErrorsAndFails()
    {
        var engine = new FakeEngine().With("archive", values: Valid);
        engine.Errors.Add(new(BuildEventKind.Error, "The value 'x' of AmorsizeMode cannot be used.", "AMZ0001", "Shop.csproj"));

        var run = Status(engine);

        Assert.AreEqual(ExitCode.Failed, run.ExitCode);
        Assert.Contains("archive", run.Output);
        Assert.StartsWith("Shop.csproj: error AMZ0001: ", run.Errors);
    }

    [TestMethod]
    public void Status_Framework_ShowsItsRowsOnly() =>
        Assert.DoesNotContain("old", Status(new FakeEngine().With("archive", values: Valid).With("old", framework: "net8.0", values: Expired), "-f", "net10.0").Output);

    [TestMethod]
    public void Status_FrameworkThatNoProjectHas_NamesTheOnesThatExist()
    {
        var run = Status(new FakeEngine().WithProject("Shop", "Ready").With("archive", values: Valid), "-f", "net9.0");

        Assert.AreEqual((ExitCode.NothingFound, "No project targets net9.0. There are: net10.0."), (run.ExitCode, run.Errors.Trim()));
    }

    [TestMethod]
    public void Status_ConfigurationAndProperties_ReachTheTargets()
    {
        var engine = new FakeEngine().With("archive", values: Valid);

        Status(engine, "-c", "Release", "-p", "AmorsizeCacheTtl=1.00:00:00");

        Assert.AreSequenceEqual(["AmorsizeCacheTtl=1.00:00:00", "Configuration=Release"], engine.Requests.Single().Properties.Select(property => $"{property.Key}={property.Value}"));
    }

    [TestMethod]
    public void Status_Json_HasTheFormOfATargetResult()
    {
        var json = JsonNode.Parse(Status(new FakeEngine().With("archive", values: Valid).With("price", values: Expired), "--json").Output)!;

        var items = json["TargetResults"]!["AmorsizeStatus"]!["Items"]!.AsArray();
        Assert.AreSequenceEqual(["price Expired", "archive Hit"], items.Select(item => $"{item!["Identity"]} {item["Verdict"]}"));
    }

    [TestMethod]
    public void Status_Markdown_IsTheSummaryOfABuild() =>
        Approved.IsOutput("status-markdown", Status(new FakeEngine().With("archive", values: [.. Valid, ("Reason", "2 workers, chunk 4: 1.45x sequential")]).With("a|b", values: Expired), "--markdown").Output);

    [TestMethod]
    [DataRow("status", "--nonsense")]
    [DataRow("status", "missing.csproj")]
    [DataRow("status", "-p", "NoValue")]
    [DataRow("nonsense")]
    public void CommandLine_CannotBeUsed_IsAUsageError(params string[] arguments)
    {
        var run = ToolRun.Of(new FakeEngine(), folder.Root, arguments);

        Assert.AreEqual(ExitCode.Usage, run.ExitCode);
        Assert.AreNotEqual("", run.Errors);
    }

    private ToolRun Status(FakeEngine engine, params string[] arguments) => ToolRun.Of(engine, folder.Root, ["status", .. arguments]);

    private static (int, string) Result(ToolRun run) => (run.ExitCode, run.Output.Trim());
}
