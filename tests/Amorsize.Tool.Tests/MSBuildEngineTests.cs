using System.Text;
using Amorsize.Shared;
using Amorsize.Tool.Builds;

namespace Amorsize.Tool.Tests;

/// <summary>Runs of the real MSBuild on projects without the package, which have targets of the same names.</summary>
[TestClass]
public sealed class MSBuildEngineTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task Run_TargetsOfManyProjects_GivesTheItemsOfAll()
    {
        string[] projects =
        [
            Project("a;b's 100 %/One.proj", """<Target Name="AmorsizeStatus" Returns="@(Row)"><ItemGroup><Row Include="first" Plan="$(Plan)" /></ItemGroup><Message Importance="high" Text="Amorsize: hello" /></Target>"""),
            Project("none/None.proj", ""),
            Project("reference/Reference.proj", """<Target Name="CollectPackageReferences" Returns="@(Row)"><ItemGroup><Row Include="Amorsize.Build;Other" /></ItemGroup></Target>"""),
        ];
        var events = new List<BuildEvent>();

        var result = await Run(projects, events.Add);

        Assert.IsEmpty(result.Errors);
        Assert.AreSequenceEqual(
            [(projects[0], "AmorsizeStatus", "first"), (projects[2], "CollectPackageReferences", "Amorsize.Build")],
            result.Items.Select(item => (item.Project, item.Target, item.Identity)));
        Assert.AreEqual("2 workers; 100 %", result.Items[0]["Plan"]);
        Assert.AreEqual("", result.Items[0]["FullPath"], "well-known metadata of files is left out");
        Assert.AreSequenceEqual(["Amorsize: hello"], events.Where(happened => happened.Kind == BuildEventKind.Message).Select(happened => happened.Text));
    }

    [TestMethod]
    public async Task Run_OneProjectFails_GivesItsErrorAndTheItemsOfOthers()
    {
        string[] projects =
        [
            Project("bad/Bad.proj", """<Target Name="AmorsizeStatus"><Error Code="AMZ0001" File="Bad.proj" Text="no &quot;good&quot; ä" /></Target>"""),
            Project("good/Good.proj", """<Target Name="AmorsizeStatus" Returns="@(Row)"><ItemGroup><Row Include="row" /></ItemGroup></Target>"""),
        ];

        var result = await Run(projects, static _ => { });

        Assert.AreSequenceEqual(["Bad.proj: error AMZ0001: no \"good\" ä"], result.Errors.Select(error => error.ToString()));
        Assert.AreSequenceEqual(["row"], result.Items.Select(item => item.Identity));
    }

    [TestMethod]
    public async Task Run_ProjectCannotBeLoaded_GivesItsError()
    {
        folder.Write("broken/Broken.proj", Encoding.UTF8.GetBytes("<Project>"));

        var result = await Run([folder.At("broken/Broken.proj")], static _ => { });

        Assert.Contains("Broken.proj", string.Concat(result.Errors));
    }

    [TestMethod]
    public async Task Run_ResponseFileOfTheFolder_GivesItsPropertiesAsInABuild()
    {
        folder.Write("Directory.Build.rsp", "# -property:Budget=4\n-property:Budget=5 \"-property:Title=a b\"\n\n-property:Here=%MSBuildThisFileDirectory%.\n"u8.ToArray());
        string[] projects = [Project("one/One.proj", """<Target Name="AmorsizeStatus" Returns="@(Row)"><ItemGroup><Row Include="row" Budget="$(Budget)" Title="$(Title)" Here="$(Here)" /></ItemGroup></Target>""")];

        var row = (await Run(projects, static _ => { })).Items.Single();

        Assert.AreEqual(("5", "a b", folder.At(".")), (row["Budget"], row["Title"], row["Here"]));
    }

    // On Windows the console sends Ctrl+C to the build itself.
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public async Task Run_CanceledWhileATaskRuns_EndsTheBuildBeforeItsNextTask()
    {
        var project = Project("slow/Slow.proj", $"""<Target Name="AmorsizeStatus"><Message Importance="high" Text="Amorsize: started" /><Exec Command="sleep 60" ContinueOnError="true" /><WriteLinesToFile File="{folder.At("went-on")}" Lines="1" /></Target>""");
        using var canceling = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() => Run([project], _ => canceling.Cancel(), canceling.Token));

        Assert.IsFalse(File.Exists(folder.At("went-on")));
    }

    private Task<TargetResult> Run(string[] projects, Action<BuildEvent> happened, CancellationToken cancellationToken = default) => new MSBuildEngine().RunAsync(
        new(folder.Root, projects),
        new([TargetNames.Status], new Dictionary<string, string> { ["Plan"] = "2 workers; 100 %" }),
        happened,
        cancellationToken);

    private string Project(string path, string targets)
    {
        folder.Write(path, Encoding.UTF8.GetBytes($"<Project>{targets}</Project>"));
        return folder.At(path);
    }
}
