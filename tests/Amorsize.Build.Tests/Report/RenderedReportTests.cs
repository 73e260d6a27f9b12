using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Tests.Browser;
using Amorsize.Discovery.TestSuites;

namespace Amorsize.Build.Tests.Report;

/// <summary>The report as a browser shows it: on a desk and on a telephone, by day and by night, and to those who have but a keyboard.</summary>
[TestClass]
public sealed class RenderedReportTests : IDisposable
{
    private static Chromium? browser;

    private readonly ScratchFolder folder = new();

    [ClassInitialize]
    public static async Task Start(TestContext _) => browser = await Chromium.StartAsync();

    [ClassCleanup]
    public static void End() => browser?.Dispose();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(1280, Theme.Light)]
    [DataRow(1280, Theme.Dark)]
    [DataRow(390, Theme.Light)]
    [DataRow(390, Theme.Dark)]
    public async Task Report_InTheBrowser_HasNoFindings(int width, Theme theme)
    {
        var page = Path.Combine(folder.Path, "report.html");
        await File.WriteAllTextAsync(page, ReportPageTests.Page(Rows.Everything));

        var findings = await browser!.InspectAsync(page, width, theme);

        if (Environment.GetEnvironmentVariable("AMORSIZE_SCREENSHOTS") is { } screenshots)
            await browser.ScreenshotAsync(page, Path.Combine(screenshots, $"report-{width}-{theme}.png"), width, theme);
        Assert.AreSequenceEqual([], findings.All);
    }
}
