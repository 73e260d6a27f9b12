using Amorsize.Shared;
using Amorsize.Tool.Builds;
using Amorsize.Tool.CommandLine;
using Spectre.Console.Testing;

namespace Amorsize.Tool.Tests;

/// <summary>The output, the build and the exit code of <c>amorsize tune</c>.</summary>
[TestClass]
public sealed class TuneCommandTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    private readonly FakeEngine engine = new FakeEngine()
        .With("price", values: [("Plan", "200 in flight"), ("Speedup", "204"), ("Verdict", "Hit"), ("Source", "Cached"), ("AgeSeconds", "2")])
        .With("archive", values: [("Plan", "sequential"), ("Speedup", "1"), ("Verdict", "Hit"), ("Source", "Cached"), ("AgeSeconds", "1")]);

    [TestInitialize]
    public void WriteProject() => folder.Write("Shop.csproj", "<Project />"u8.ToArray());

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Tune_InAPipe_PrintsMessagesAndTheTable()
    {
        engine.Events.AddRange(
        [
            new(BuildEventKind.Project, "Shop"),
            new(BuildEventKind.Warning, "a variable is never used", "CS0168", "Shop.cs(1,1)"),
            new(BuildEventKind.Progress, "Amorsize: profiling 'price' (1 of 1) …") { Values = new Dictionary<string, string> { ["Subject"] = "price" } },
            new(BuildEventKind.Progress, "Amorsize: 'price': warming up") { Values = new Dictionary<string, string> { ["Subject"] = "price", ["Stage"] = "warming up" } },
            new(BuildEventKind.Message, "Amorsize: 'price': 200 in flight: 204x sequential; item 20.8 ms"),
            new(BuildEventKind.Warning, "The result cache cannot be written.", "AMZ3001", "Shop.csproj"),
        ]);

        var run = Tune();

        Assert.AreEqual(ExitCode.Done, run.ExitCode);
        Approved.IsOutput("tune-pipe", run.Output);
    }

    [TestMethod]
    [DataRow("AmorsizeMode=Profile")]
    [DataRow("AmorsizeMode=Refresh", "--refresh")]
    [DataRow("AmorsizeMode=Profile _AmorsizeOnlyMeasured=price", "--workload", "price")]
    [DataRow("AmorsizeMode=Profile AmorsizeTimeBudget=00:00:10", "--budget", "10")]
    [DataRow("AmorsizeMode=Profile AmorsizeTimeBudget=00:01:30", "--budget", "0:01:30")]
    [DataRow("AmorsizeMode=Profile Configuration=Release", "-p", "Configuration=Debug", "-p", "configuration=Release")]
    [DataRow("AmorsizeMode=Profile Configuration=Release -f net10.0", "-c", "Release", "-f", "net10.0")]
    public void Tune_Options_BecomePropertiesOfTheBuild(string properties, params string[] options)
    {
        Assert.AreEqual(ExitCode.Done, Tune(options).ExitCode);

        Assert.AreSequenceEqual([properties], engine.Builds);
        // The look-up afterwards may not measure, but a result depends on the budget.
        Assert.DoesNotContain("AmorsizeMode", engine.Requests.Single().Properties.Keys);
        Assert.AreEqual(properties.Contains("Budget", StringComparison.Ordinal), engine.Requests.Single().Properties.ContainsKey("AmorsizeTimeBudget"));
    }

    [TestMethod]
    public void Tune_OnATerminal_ErasesTheLiveLineBeforeAMessage()
    {
        engine.Events.Add(new(BuildEventKind.Message, "Amorsize: 'price': sequential"));
        using var console = new TestConsole().Width(80).EmitAnsiSequences().Interactive();

        Assert.AreEqual(ExitCode.Done, ToolCommand.RunAsync(new(console, console, engine, TimeProvider.System, folder.Root), ["tune"], CancellationToken.None).GetAwaiter().GetResult());

        Assert.Contains("\e[0JAmorsize: 'price': sequential", console.Output);
    }

    [TestMethod]
    public void Tune_OneWorkload_ShowsItsRowOnly() => Assert.DoesNotContain("archive", Tune("--workload", "price").Output);

    [TestMethod]
    public void Tune_UnknownWorkload_NamesTheOnesThatExist()
    {
        var run = Tune("--workload", "prices");

        Assert.AreEqual((ExitCode.NothingFound, "There is no workload 'prices'. There are: archive, price."), (run.ExitCode, run.Errors.Trim()));
    }

    [TestMethod]
    public void Tune_ProjectThatDoesNotBuild_PrintsTheErrorsAndNoTable()
    {
        engine.BuildErrors.AddRange(Enumerable.Range(1, 12).Select(line => new BuildEvent(BuildEventKind.Error, "; expected", "CS1002", $"Shop.cs({line},1)")));

        var run = Tune();

        Assert.AreEqual((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Approved.IsOutput("tune-errors", run.Errors);
    }

    [TestMethod]
    public void Tune_Canceled_EndsWithTheCodeOfAnInterruption() =>
        Assert.AreEqual(ExitCode.Canceled, ToolRun.Of(engine, folder.Root, isCanceled: true, "tune").ExitCode);

    [TestMethod]
    [DataRow("abc")]
    [DataRow("0")]
    [DataRow("1:2:3:4:5")]
    public void Tune_BudgetThatIsNoTime_IsAUsageError(string budget) => Assert.AreEqual(ExitCode.Usage, Tune("--budget", budget).ExitCode);

    private ToolRun Tune(params string[] options) => ToolRun.Of(engine, folder.Root, ["tune", .. options]);
}
