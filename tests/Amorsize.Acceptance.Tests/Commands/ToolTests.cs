using System.Text.Json.Nodes;
using Amorsize.Acceptance.Tests.Consumers;

namespace Amorsize.Acceptance.Tests.Commands;

/// <summary>The packed command-line tool on projects with the package.</summary>
[TestClass]
[DoNotParallelize] // Other builds would take the processors from its measurements.
public sealed class ToolTests : AcceptanceTest
{
    // The exit codes that docs/reference/tool.md lists.
    private const int Failed = 1;
    private const int NothingFound = 3;

    [TestMethod]
    public void Status_InAPipeOfACiService_IsATableWithoutColours()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Entry("digits").MoveInTime(-TimeSpan.FromDays(8));

        var run = consumer.Tool("status", ("GITHUB_ACTIONS", "true")).Passed();

        var lines = run.Output.ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith("workload", lines[0]);
        Assert.StartsWith("digits", lines[1], "stale results come first");
        Assert.Contains("Expired", lines[1]);
        Assert.Contains("Hit", lines[2]);
        Assert.Contains("digits: age 8 d", run.Output);
        Assert.DoesNotContain("\u001b", run.Output);
    }

    [TestMethod]
    public void StatusAsJson_HasTheItemsOfTheTarget()
    {
        var tool = JsonNode.Parse(MeasuredProgram.Template.Tool("status --json").Passed().Output)!;
        var target = JsonNode.Parse(MeasuredProgram.Template.TargetResult("AmorsizeStatus"))!;

        Assert.AreSequenceEqual(Rows(target), Rows(tool));

        static IEnumerable<string> Rows(JsonNode result) => result["TargetResults"]!["AmorsizeStatus"]!["Items"]!.AsArray()
            .Select(item => $"{item!["Identity"]} {item["Verdict"]} {item["Speedup"]} {item["Plan"]} {item["RunMilliseconds"]}")
            .Order(StringComparer.Ordinal);
    }

    [TestMethod]
    public void Tune_OneWorkloadOnCi_MeasuresItAndNoOther()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        Directory.Delete(consumer.At(MeasuredProgram.Cache), recursive: true);

        var run = consumer.Tool("tune --workload digits", ("CI", "true")).Passed();

        Assert.Contains("Amorsize: profiling 'digits' (1 of 1)", run.Output);
        Assert.IsNotEmpty(consumer.EntryFiles("digits"));
        Assert.IsFalse(Directory.GetDirectories(consumer.At(MeasuredProgram.Cache), "roots-*").Length > 0, run.Output);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Tune_OnATerminal_ShowsStagesAndTimeLeft()
    {
        var run = CopyOf(MeasuredProgram.Template).ToolOnATerminal("tune --refresh --workload digits").Passed();

        Assert.MatchesRegex(@"Measuring digits(, [a-z ]+)?, at most \d+ s left", run.Output);
        Assert.Contains("\u001b[", run.Output);
    }

    [TestMethod]
    public void Tune_ProjectThatDoesNotBuild_PrintsItsErrorsAndFails()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Write("Unrelated.cs", "public static class Unrelated {");

        var run = consumer.Tool("tune");

        Assert.AreEqual(Failed, run.ExitCode);
        Assert.Contains("error CS1513", run.Output);
    }

    [TestMethod]
    public void Tune_PublishedProgram_WritesItsSettingsAndABaselineThatBuildsUse()
    {
        var consumer = Create(MeasuredProgram.Source);
        consumer.Command("publish -c Release -o published -p:AmorsizeEnabled=false");

        var run = consumer.Tool("tune published/App.dll --baseline amorsize.baseline.json").Passed();

        Assert.Contains("Amorsize: profiling 'digits' (1 of 2)", run.Output);
        Assert.Contains("exported the results of App", run.Output);
        Assert.AreEqual("Profiled", new SettingsFile(consumer.At("published/App.amorsize.json")).Source("roots"));
        Assert.AreEqual("Profiled", consumer.Run("published/App.dll").Trim());
        var one = consumer.Tool("tune published/App.dll --workload digits").Passed();
        Assert.Contains("Amorsize: profiling 'digits' (1 of 1)", one.Output);
        Assert.AreEqual("Profiled", new SettingsFile(consumer.At("published/App.amorsize.json")).Source("roots"), "the other workload keeps its settings");
        Assert.MatchesRegex("The stored choice, .+, (still|no longer) holds", consumer.Tool("compare digits published/App.dll").Passed().Output.ReplaceLineEndings(" "));
        consumer.Build("-c Release -p:AmorsizeTimeBudget=00:00:03", ("CI", "true")).HasNoWarnings();
        Assert.AreEqual("Baseline", new SettingsFile(consumer.At("bin/Release/net10.0/App.amorsize.json")).Source("digits"));
    }

    [TestMethod]
    public void Explain_Workload_ShowsItsPlansAndFields()
    {
        var output = MeasuredProgram.Template.Tool("explain digits").Passed().Output;

        Assert.Contains("Plans, time of an item", output);
        Assert.Contains("AmorsizeTimeBudget", output);
        Assert.AreEqual(NothingFound, MeasuredProgram.Template.Tool("explain nothing").ExitCode);
    }

    [TestMethod]
    public void Compare_PlanOfTheUser_IsRacedAndNothingIsStored()
    {
        var consumer = CopyOf(MeasuredProgram.Template);
        var before = File.ReadAllBytes(consumer.EntryFiles("digits").Single());

        var compared = JsonNode.Parse(consumer.Tool("compare digits --plan \"2 workers, chunk 5\" --json").Passed().Output)!.AsArray().Single()!;
        var refused = consumer.Tool("compare digits --plan \"4 in flight\"");

        Assert.Contains("2 workers, chunk 5", compared["plans"]!.AsArray().Select(plan => (string)plan!["plan"]!));
        Assert.ContainsSingle(plan => (bool)plan!["isDefault"]!, compared["plans"]!.AsArray());
        Assert.AreSequenceEqual(before, File.ReadAllBytes(consumer.EntryFiles("digits").Single()));
        Assert.AreEqual(Failed, refused.ExitCode);
        Assert.Contains("Write '4 workers'", refused.Output);
    }

    [TestMethod]
    public void Report_SeveralProjects_IsOnePage()
    {
        // Windows has no such name.
        var other = OperatingSystem.IsWindows() ? "Other" : "a|b";
        var consumer = CopyOf(MeasuredProgram.Template);
        consumer.Write($"{other}/Other.csproj", File.ReadAllText(consumer.At("App.csproj")).Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal).Replace("net10.0</TargetFramework>", "net10.0</TargetFramework><AmorsizeMode>CacheOnly</AmorsizeMode>", StringComparison.Ordinal));
        consumer.Write($"{other}/Work.cs", "public static class Work { [Amorsize.Workload(\"other\", Items = nameof(Items))] public static int Run(int item) => item; public static int[] Items => [1]; }");
        consumer.Write("All.slnx", "<Solution><Project Path=\"App.csproj\" /><Project Path=\"" + other + "/Other.csproj\" /></Solution>");
        consumer.Edit("App.csproj", "</PropertyGroup>", "<EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup><ItemGroup><Compile Include=\"*.cs\" /></ItemGroup>");
        consumer.ForgetRestore();
        consumer.Build("All.slnx -p:AmorsizeMode=CacheOnly");

        var page = consumer.Tool("report All.slnx").Passed().Output.Trim();

        var html = File.ReadAllText(page);
        Assert.AreEqual(consumer.At("obj/amorsize/report.html"), page);
        Assert.Contains("<h1>All</h1>", html);
        Assert.Contains("App, net10.0", html);
        Assert.Contains("Other, net10.0", html);
    }
}
