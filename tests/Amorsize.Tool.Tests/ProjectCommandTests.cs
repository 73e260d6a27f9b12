using Amorsize.Shared;
using Amorsize.Tool.Builds;
using Amorsize.Tool.CommandLine;
using Spectre.Console.Testing;

namespace Amorsize.Tool.Tests;

/// <summary>The commands that explain, report and maintain results.</summary>
[TestClass]
public sealed class ProjectCommandTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly FakeEngine engine = new FakeEngine().WithProject("Shop", "Ready");

    [TestInitialize]
    public void WriteProject() => folder.Write("Shop.csproj", "<Project />"u8.ToArray());

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Explain_Workload_PrintsAllSections()
    {
        engine.WithItem(TargetNames.Explain, "price", ("TargetFramework", "net10.0"), ("Explanation", """
            [{"title":"Result","rows":[["verdict","Expired"],["reason","200 in flight: 204x sequential, more than 4.43x the framework default; item 20.8 ms, 0 % of it computing"]]},
             {"title":"Stale because","rows":[["age 8 d, limit 7 d"]]},
             {"title":"Plans, time of an item","rows":[["200 in flight","102 µs","99 µs to 110 µs","chosen"],["sequential","more than 20.8 ms","",""]]}]
            """));
        engine.WithItem(TargetNames.Explain, "archive", ("TargetFramework", "net10.0"));

        var run = Run("explain", "price");

        Assert.AreEqual(ExitCode.Done, run.ExitCode);
        Approved.IsOutput("explain", run.Output);
        Assert.AreEqual("price", engine.Requests.Single().Properties["_AmorsizeExplained"]);
    }

    [TestMethod]
    public void Explain_UnknownName_NamesTheOnesThatExist()
    {
        engine.WithItem(TargetNames.Explain, "archive", ("TargetFramework", "net10.0"));

        var run = Run("explain", "price");

        Assert.AreEqual((ExitCode.NothingFound, "There is no workload 'price'. There are: archive."), (run.ExitCode, run.Errors.Trim()));
    }

    [TestMethod]
    public void Report_SeveralSections_BecomeOnePage()
    {
        engine.WithItem(TargetNames.ReportSection, "/a.html").WithItem(TargetNames.ReportSection, "/b.html").WithItem(TargetNames.WriteReport, "/page.html");

        var run = Run("report", "-o", "page.html");

        Assert.AreEqual((ExitCode.Done, "/page.html"), (run.ExitCode, run.Output.Trim()));
        var properties = engine.Requests[1].Properties;
        Assert.AreEqual(("/a.html///b.html", "Shop", folder.At("page.html")), (properties["_AmorsizeSections"], properties["_AmorsizeReportTitle"], properties["_AmorsizeReportFile"]));
    }

    [TestMethod]
    public void Report_Open_OpensThePage()
    {
        engine.WithItem(TargetNames.ReportSection, "/a.html").WithItem(TargetNames.WriteReport, "/page.html");
        var opened = new List<string>();
        using var console = new TestConsole();
        var services = new ToolServices(console, console, engine, TimeProvider.System, folder.Root) { Open = opened.Add };

        Assert.AreEqual(ExitCode.Done, ToolCommand.RunAsync(services, ["report", "--open"], CancellationToken.None).GetAwaiter().GetResult());

        Assert.AreSequenceEqual(["/page.html"], opened);
        Assert.EndsWith("obj/amorsize/report.html", engine.Requests[1].Properties["_AmorsizeReportFile"].Replace('\\', '/'));
    }

    [TestMethod]
    public void Report_PageThatIsNotWritten_FailsAndSaysSo()
    {
        engine.WithItem(TargetNames.ReportSection, "/a.html");

        var run = Run("report");

        Assert.AreEqual(ExitCode.Failed, run.ExitCode);
        Assert.Contains("was not written", run.Errors.ReplaceLineEndings(" "));
    }

    [TestMethod]
    public void Command_SolutionOfAMissingProject_NamesIt()
    {
        engine.Items.Clear();
        folder.Write("All.slnx", "<Solution><Project Path=\"Gone.csproj\" /></Solution>"u8.ToArray());

        var run = Run("verify", "All.slnx");

        Assert.AreEqual(ExitCode.NothingFound, run.ExitCode);
        Assert.Contains("does not exist", run.Errors.ReplaceLineEndings(" "));
    }

    [TestMethod]
    public void Report_NothingMeasured_WritesNoPage() => Assert.AreEqual(ExitCode.NothingFound, Run("report").ExitCode);

    [TestMethod]
    [DataRow("AmorsizeExport", "AmorsizeFile=FOLDER/x.json AmorsizeMerge=Skip", "export", "--file", "x.json", "--merge", "Skip")]
    [DataRow("AmorsizeImport", "AmorsizeFile=FOLDER/x.json", "import", "--file", "x.json")]
    [DataRow("AmorsizeVerify", "AmorsizeRepair=true", "verify", "--repair")]
    [DataRow("AmorsizeVerify", "AmorsizeRepair=false Configuration=Release", "verify", "-c", "Release")]
    [DataRow("AmorsizePrune", "", "prune")]
    [DataRow("AmorsizeClear", "", "clear")]
    public void CacheCommand_RunsItsTargetAndPrintsItsMessages(string target, string properties, params string[] arguments)
    {
        engine.Events.Add(new(BuildEventKind.Message, "Amorsize: done"));
        folder.Write("x.json", []);

        var run = Run(arguments);

        Assert.AreEqual((ExitCode.Done, "Amorsize: done"), (run.ExitCode, run.Output.Trim()));
        var request = engine.Requests.Single();
        Assert.AreSequenceEqual([TargetNames.ProjectState, target], request.Targets);
        Assert.IsFalse(request.InParallel, "projects may share a file");
        Assert.AreEqual(properties.Replace("FOLDER", folder.Root, StringComparison.Ordinal), string.Join(' ', request.Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}")));
    }

    [TestMethod]
    public void CacheCommand_NoPackage_TellsHowToAddIt()
    {
        engine.Items.Clear();

        Assert.AreEqual(ExitCode.NothingFound, Run("verify").ExitCode);
    }

    [TestMethod]
    [DataRow("export")]
    [DataRow("clear")]
    [DataRow("report")]
    [DataRow("explain", "price")]
    public void Command_ProjectThatIsNotRestored_SaysSo(params string[] arguments)
    {
        engine.Items.Clear();
        engine.WithReference("Shop");

        var run = Run(arguments);

        Assert.AreEqual(ExitCode.NothingFound, run.ExitCode);
        Assert.Contains("Shop is not restored yet.", run.Errors);
    }

    [TestMethod]
    public void Import_MissingFile_IsAUsageError()
    {
        var run = Run("import", "--file", "x.json");

        Assert.AreEqual((ExitCode.Usage, 0), (run.ExitCode, engine.Requests.Count));
        Assert.StartsWith("There is no file", run.Errors);
    }

    [TestMethod]
    public void CacheCommand_TargetFails_Fails()
    {
        engine.Errors.Add(new(BuildEventKind.Error, "Nothing was imported", "AMZ1004", "Shop.csproj"));

        Assert.AreEqual(ExitCode.Failed, Run("import").ExitCode);
    }

    private ToolRun Run(params string[] arguments) => ToolRun.Of(engine, folder.Root, arguments);
}
