using System.Text.Json;
using System.Text.Json.Nodes;
using Amorsize.Shared;
using Amorsize.Tool.Builds;
using Amorsize.Tool.CommandLine;
using Spectre.Console.Testing;

namespace Amorsize.Tool.Tests;

/// <summary>Whatever a name or an exception message is, the tool shows it as text.</summary>
[TestClass]
public sealed class HostileTextTests : IDisposable
{
    private const int Texts = 100;

    // The heading of the summary, which no command of a CI service begins with.
    private const string Heading = "### Amorsize";

    private readonly TemporaryDirectory folder = new();

    [TestInitialize]
    public void WriteProject() => folder.Write("Shop.csproj", "<Project />"u8.ToArray());

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("status")]
    [DataRow("explain")]
    [DataRow("tune")]
    [DataRow("verify")]
    [DataRow("status", "--json")]
    [DataRow("status", "--markdown")]
    public void Command_AnyText_IsShownAsText(params string[] command)
    {
        foreach (var text in HostileTexts.Of(Texts))
        {
            var arguments = command[0] == "explain" ? [.. command, "--", text] : command;

            var run = ToolRun.Of(EngineWith(text), folder.Root, arguments);

            HostileTexts.AssertShownOnly(run.Output.ReplaceLineEndings("\n").Replace(Heading, "", StringComparison.Ordinal), text);
            HostileTexts.AssertShownOnly(run.Errors.ReplaceLineEndings("\n"), text);
        }
    }

    [TestMethod]
    public void Shards_AnyProjectName_IsShownAsText()
    {
        foreach (var text in HostileTexts.Of(Texts).Where(text => !text.Contains('\0', StringComparison.Ordinal)))
        {
            foreach (var isBuilt in (string[])["True", "False"])
            {
                var engine = new FakeEngine().WithItemOf(text, TargetNames.TestProject, ("TargetFramework", "net10.0"), ("IsBuilt", isBuilt), ("IsOneOfSeveral", "true"), ("IsOnTestingPlatform", ""));

                var run = ToolRun.Of(engine, folder.Root, "shards", "--count", "2");

                HostileTexts.AssertShownOnly(run.Output.ReplaceLineEndings("\n"), text);
                HostileTexts.AssertShownOnly(run.Errors.ReplaceLineEndings("\n"), text);
            }
        }
    }

    [TestMethod]
    [DataRow("status")]
    [DataRow("explain", "[red]x[/]")]
    [DataRow("tune")]
    [DataRow("verify")]
    public void Command_Markup_IsShownAsItStands(params string[] command)
    {
        var run = ToolRun.Of(EngineWith("[red]x[/]"), folder.Root, command);

        Assert.Contains("[red]x[/]", run.Output);
    }

    [TestMethod]
    public void Tune_MarkupOnATerminal_IsShownAsItStands()
    {
        using var console = new TestConsole().Width(80).Interactive().EmitAnsiSequences();

        ToolCommand.RunAsync(new(console, console, EngineWith("[red]x[/]\u001b]0;title\u0007"), TimeProvider.System, folder.Root), ["tune"], CancellationToken.None).GetAwaiter().GetResult();

        Assert.Contains("[red]x[/] ]0;title", console.Output);
        Assert.DoesNotContain("\u001b]0", console.Output);
        Assert.DoesNotContain("\u0007", console.Output);
    }

    [TestMethod]
    public void Status_Json_KeepsEveryValue()
    {
        foreach (var text in HostileTexts.Of(Texts).Where(text => text.All(character => !char.IsSurrogate(character))))
        {
            var json = JsonNode.Parse(ToolRun.Of(EngineWith(text), folder.Root, "status", "--json").Output)!;

            Assert.AreEqual(text, (string?)json["TargetResults"]!["AmorsizeStatus"]!["Items"]![0]!["Findings"]);
        }
    }

    private static FakeEngine EngineWith(string text)
    {
        (string, string)[] values =
        [
            ("Name", text), ("Plan", "2 workers"), ("Speedup", "1.5"), ("AgeSeconds", "49"), ("Verdict", "Expired"), ("Source", "Cached"), ("RunMilliseconds", "200"), ("Findings", text), ("Reason", text),
        ];
        var engine = new FakeEngine().WithProject("Shop", "Ready").With("name", values: values)
            .WithItem(TargetNames.Explain, "name", ("Name", text), ("TargetFramework", "net10.0"), ("Explanation", JsonSerializer.Serialize<object[]>([new { title = text, rows = new[] { new[] { text, text } } }])));
        engine.Events.AddRange(
        [
            new(BuildEventKind.Project, text),
            new(BuildEventKind.Progress, text) { Values = new Dictionary<string, string> { ["Subject"] = text } },
            new(BuildEventKind.Message, text),
            new(BuildEventKind.Warning, text, "AMZ2001", text),
        ]);
        engine.Errors.Add(new(BuildEventKind.Error, text, "AMZ2001", text));
        return engine;
    }
}
