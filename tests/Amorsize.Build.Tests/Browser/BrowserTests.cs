using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Tests.Browser;

/// <summary>The window, theme and life of the browser that inspects pages.</summary>
[TestClass]
public sealed class BrowserTests : BrowserTest, IDisposable
{
    private const int Wide = 1280;
    private const int Narrow = 390;

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task Inspect_Theme_IsThatOfTheReader()
    {
        var page = TestPage.Write(folder, "<style>p { background:#fff; color:#000 } @media (prefers-color-scheme: dark) { p { background:#000 } }</style><p>dark on dark</p>");

        Assert.IsEmpty((await Browser.InspectAsync(page, Wide, Theme.Light)).All);
        Assert.AreSequenceEqual(["p \"dark on dark\" has a contrast of 1.00:1 and needs 4.5:1."], (await Browser.InspectAsync(page, Wide, Theme.Dark)).Contrast);
    }

    [TestMethod]
    public async Task Inspect_WindowWidth_IsTheGivenOne()
    {
        var page = TestPage.Write(folder, "<div style='width:600px'>broad</div>");

        Assert.IsEmpty((await Browser.InspectAsync(page, Wide, Theme.Light)).All);
        Assert.AreSequenceEqual(["div \"broad\" is drawn outside of the window.", "The page is 600 px wide, in a window of 390 px."], (await Browser.InspectAsync(page, Narrow, Theme.Light)).Outside);
    }

    [TestMethod]
    public async Task Inspect_ScriptsAndImagesForbidden_StillFindsDefects() => Assert.AreSequenceEqual(
        ["p \"unseen\" has a contrast of 1.00:1 and needs 4.5:1."],
        (await Browser.InspectAsync(TestPage.Write(folder, "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>p { background:#000; color:#000 }</style><p>unseen</p>"), Wide, Theme.Light)).All);

    [TestMethod]
    public async Task Inspect_MissingPage_Throws() =>
        Assert.Contains("net::ERR_FILE_NOT_FOUND", (await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => Browser.InspectAsync(folder.At("none.html"), Wide, Theme.Light))).Message);

    [TestMethod]
    public async Task Screenshot_LongPage_ShowsAllOfIt()
    {
        var png = folder.At("page.png");

        await Browser.ScreenshotAsync(TestPage.Write(folder, "<div style='height:2000px'></div>"), png, Narrow, Theme.Dark);

        // A PNG has its width and height, of four bytes each, at offset 16.
        var bytes = await File.ReadAllBytesAsync(png);
        Assert.AreSequenceEqual((byte[])[0, 0, Narrow >> 8, Narrow & 0xFF, 0, 0, 2000 >> 8, 2000 & 0xFF], bytes[16..24]);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)] // It lists the processes in /proc.
    public async Task Dispose_StartedBrowser_LeavesNoProcessAndNoFolder()
    {
        var disposed = await Chromium.StartAsync();
        await disposed.InspectAsync(TestPage.Write(folder, "<p>anything</p>"), Wide, Theme.Light);
        Assert.IsNotEmpty(ProcessesOf(disposed.Folder));

        disposed.Dispose();

        Assert.IsEmpty(ProcessesOf(disposed.Folder));
        Assert.IsFalse(Directory.Exists(disposed.Folder));
    }

    private static IEnumerable<string> ProcessesOf(string folder) =>
        Directory.GetDirectories("/proc").Where(process => char.IsAsciiDigit(Path.GetFileName(process)[0])).Select(CommandOf).Where(command => command.Contains(folder, StringComparison.Ordinal));

    private static string CommandOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // The process has just ended.
        }
    }
}
