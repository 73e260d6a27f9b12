using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Tests.Browser;

namespace Amorsize.Build.Tests.Report;

/// <summary>The report in a browser: at the width of a desktop and of a phone, in light and dark colors, and by keyboard.</summary>
[TestClass]
public sealed class RenderedReportTests : BrowserTest, IDisposable
{
    private readonly ScratchFolder folder = new();

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

        var findings = await Browser.InspectAsync(page, width, theme);

        if (Environment.GetEnvironmentVariable("AMORSIZE_SCREENSHOTS") is { } screenshots)
            await Browser.ScreenshotAsync(page, Path.Combine(screenshots, $"report-{width}-{theme}.png"), width, theme);
        Assert.AreSequenceEqual([], findings.All);
    }
}
