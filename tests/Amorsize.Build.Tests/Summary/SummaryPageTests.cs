using Amorsize.Build.Summary;
using Amorsize.Platform.Files;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.Summary;

/// <summary>The page of the CI service.</summary>
[TestClass]
public sealed class SummaryPageTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Of_EachService_IsItsFile()
    {
        Assert.AreEqual(new SummaryPage("/tmp/step.md", ""), Of(("GITHUB_STEP_SUMMARY", "/tmp/step.md")));
        var azure = Path.Combine("/agent", "amorsize-summary.md");
        Assert.AreEqual(new SummaryPage(azure, $"##vso[task.uploadsummary]{azure}"), Of(("TF_BUILD", "True"), ("AGENT_TEMPDIRECTORY", "/agent")));
        Assert.IsNull(Of());
        Assert.IsNull(Of(("AGENT_TEMPDIRECTORY", "/agent")));
    }

    [TestMethod]
    public void Add_SeveralProcesses_LoseNothing()
    {
        var page = new SummaryPage(folder.At("step.md"), "");
        File.WriteAllText(page.Path, "# Tests\n");

        Parallel.For(0, 6, number => page.Add([($"P{number}", new(SummaryKind.Stale, "w", "age 8 d"))]));

        var text = File.ReadAllText(page.Path);
        Assert.StartsWith("# Tests\n\n### Amorsize: 6 stale ", text);
        Assert.IsTrue(Enumerable.Range(0, 6).All(number => text.Contains($"| P{number} |", StringComparison.Ordinal)), text);
    }

    [TestMethod]
    public void Add_FolderIsMissing_CreatesIt()
    {
        var page = new SummaryPage(folder.At("new/step.md"), "");

        page.Add([("P", new(SummaryKind.Measured, "w", "sequential"))]);

        Assert.StartsWith("### Amorsize: 1 measured", File.ReadAllText(page.Path));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Add_DeviceWithoutEnd_IsNotReadToItsEnd() => Assert.ThrowsExactly<IOException>(() => new SummaryPage("/dev/zero", "").Add([("P", new(SummaryKind.Measured, "w", "sequential"))]));

    [TestMethod]
    public void Add_PageThatIsTooLarge_IsLeftAsItIs()
    {
        const int TooLarge = RegularFile.LargestText + 1;
        var page = new SummaryPage(folder.At("step.md"), "");
        using (var file = File.Create(page.Path))
            file.SetLength(TooLarge);

        Assert.ThrowsExactly<IOException>(() => page.Add([("P", new(SummaryKind.Measured, "w", "sequential"))]));
        Assert.AreEqual(TooLarge, new FileInfo(page.Path).Length);
    }

    private static SummaryPage? Of(params (string Name, string Value)[] environment) =>
        SummaryPage.Of(name => environment.FirstOrDefault(variable => variable.Name == name).Value);
}
