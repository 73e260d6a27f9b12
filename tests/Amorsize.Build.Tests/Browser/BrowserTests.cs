using Amorsize.Build.Pipeline.Measure;
using Amorsize.Discovery.TestSuites;

namespace Amorsize.Build.Tests.Browser;

/// <summary>That what is wrong with a page is found, and nothing in one that is right.</summary>
[TestClass]
public sealed class BrowserTests : IDisposable
{
    private const int Wide = 1280;
    private const int Narrow = 390;
    private const string Pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";

    private static readonly (int Width, Theme Theme)[] Windows = [(Wide, Theme.Light), (Wide, Theme.Dark), (Narrow, Theme.Light), (Narrow, Theme.Dark)];
    private static Chromium? browser;

    private readonly ScratchFolder folder = new();

    [ClassInitialize]
    public static async Task Start(TestContext _) => browser = await Chromium.StartAsync();

    [ClassCleanup]
    public static void End() => browser?.Dispose();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DynamicData(nameof(Windows))]
    public Task Inspect_ErrorsAndRequests_AreFound(int width, Theme theme) => FindsAsync(width, theme, findings => findings.Loading,
        [
            ("<img alt='' src='https://elsewhere.example/a.png'>",
                $"<img alt='' src='{Pixel}'>",
                ["The page asks for https://elsewhere.example/a.png.", "The browser says: Failed to load resource: net::ERR_NAME_NOT_RESOLVED"]),
            ("<style>@import 'file:///a.css';</style>",
                "<style>p { margin: 1px }</style>",
                ["The page asks for file:///a.css.", "The browser says: Failed to load resource: net::ERR_FILE_NOT_FOUND"]),
            ("<script>console.error('no', 1)</script>",
                "<script>console.log('yes')</script>",
                ["The page says: no 1"]),
            ("<script>throw 'no'</script>",
                "<script>void 'yes'</script>",
                ["A script of the page fails: no"]),
        ]);

    [TestMethod]
    [DynamicData(nameof(Windows))]
    public Task Inspect_OutsideOfTheWindow_IsFound(int width, Theme theme) => FindsAsync(width, theme, findings => findings.Outside,
        [
            ("<p class='a b' style='margin-left:-20px'>left</p>",
                "<p>left</p>",
                ["p.a.b \"left\" is drawn outside of the window."]),
            ("<p style='position:fixed;right:-20px'>right</p>",
                "<p style='position:fixed;right:0'>right</p>",
                ["p \"right\" is drawn outside of the window."]),
            ("<div style='width:2000px'><b>a child</b> of</div>",
                "<div style='overflow:auto'><div style='width:2000px'>reached by scrolling</div></div>",
                ["div \"a child of\" is drawn outside of the window.", $"The page is 2000 px wide, in a window of {width} px."]),
            ("<details><summary>more</summary><p style='margin-left:-20px'>inside</p></details>",
                "<details><summary>more</summary><p>inside</p></details>",
                ["p \"inside\" is drawn outside of the window."]),
            ("<svg width='200' height='50' style='overflow:visible'><text x='-20' y='20' fill='currentColor'>a label</text></svg>",
                "<svg width='200' height='50'><defs><text x='-20' y='20'>a label</text></defs></svg>",
                ["text \"a label\" is drawn outside of the window."]),
        ]);

    [TestMethod]
    [DynamicData(nameof(Windows))]
    public Task Inspect_TooLittleContrast_IsFound(int width, Theme theme) => FindsAsync(width, theme, findings => findings.Contrast,
        [
            ("<p style='color:#777;background:#fff'>grey</p>",
                "<p style='color:#767676;background:#fff'>grey</p>",
                ["p \"grey\" has a contrast of 4.48:1 and needs 4.5:1."]),
            ("<div style='background:#000'><p style='background:#fff8;color:#555'>half</p></div>",
                "<div style='background:#000'><p style='background:#fff8;color:#000'>half</p></div>",
                ["p \"half\" has a contrast of 2.10:1 and needs 4.5:1."]),
            ("<div style='background:#fff'><p style='color:#000;opacity:.5'>faint</p></div>",
                "<div style='background:#fff'><p style='color:#000;opacity:.6'>faint</p></div>",
                ["p \"faint\" has a contrast of 3.98:1 and needs 4.5:1."]),
            ("<p style='background:linear-gradient(90deg,#000 50%,#fff 50%);color:#000;width:50px'>gradient</p>",
                "<p style='background:linear-gradient(90deg,#fff,#eee);color:#000;width:100px'>gradient</p>",
                ["p \"gradient\" has a contrast of 1.00:1 and needs 4.5:1."]),
            ("<div style='height:200vh'></div><p style='background:#000;color:#000'>far below</p>",
                "<div style='height:200vh'></div><p style='background:#000;color:#fff'>far below</p>",
                ["p \"far below\" has a contrast of 1.00:1 and needs 4.5:1."]),
            ("<svg width='200' height='50' style='background:#000'><text y='20' fill='#000'>label</text></svg>",
                "<svg width='200' height='50' style='background:#fff'><text y='20' fill='#000'>label</text></svg>",
                ["text \"label\" has a contrast of 1.00:1 and needs 4.5:1."]),
            ("<svg width='200' height='50' style='background:#fff'><rect width='100' height='50' fill='#000' /><text y='20' fill='#000'>on a bar</text></svg>",
                "<svg width='200' height='50' style='background:#fff'><text y='20' fill='#000'>on no bar</text><rect x='100' width='100' height='50' fill='#000' /></svg>",
                ["text \"on a bar\" has a contrast of 1.00:1 and needs 4.5:1."]),
            ("<svg width='200' height='50' style='background:#fff'><text y='20' fill='#000' fill-opacity='.5'>faint label</text></svg>",
                "<svg width='200' height='50' style='background:#fff'><text y='20' fill='none'>unseen</text></svg>",
                ["text \"faint label\" has a contrast of 3.98:1 and needs 4.5:1."]),
            ("<svg width='200' height='50'><linearGradient id='g' /><text y='20' fill='url(#g)'>a label</text></svg>",
                "<svg width='200' height='50'><text y='20' fill='currentColor'>a label</text></svg>",
                ["text \"a label\" is painted with url(\"#g\"), of which the contrast cannot be told."]),
            ("<details><summary>more</summary><p style='background:#fff;color:#fff'>inside</p></details>",
                "<details><summary>more</summary><p style='background:#fff;color:#000;transition:all 9s'>inside</p></details>",
                ["p \"inside\" has a contrast of 1.00:1 and needs 4.5:1."]),
        ]);

    [TestMethod]
    [DynamicData(nameof(Windows))]
    public Task Inspect_UnreadableText_IsFound(int width, Theme theme) => FindsAsync(width, theme, findings => findings.Text,
        [
            ("<p style='width:50px;overflow:hidden;white-space:nowrap'>a long line</p>",
                "<p style='width:50px;overflow:hidden'>a long line</p>",
                ["p \"a long line\" is cut off."]),
            ("<p style='height:8px;overflow:clip'>a line</p>",
                "<p style='position:absolute;height:1px;width:1px;overflow:clip'>for screen readers</p>",
                ["p \"a line\" is cut off."]),
            ("<svg width='200' height='50'><text x='180' y='20' fill='currentColor'>a long label</text></svg>",
                "<svg width='200' height='50' style='overflow:visible'><text x='180' y='20' fill='currentColor'>a label</text></svg>",
                ["text \"a long label\" is cut off by its svg."]),
            ("<svg width='200' height='50'><text y='20' fill='currentColor'>one</text><text y='25' x='9' fill='currentColor'>other</text></svg>",
                "<svg width='200' height='50'><text y='20' fill='currentColor'>one <tspan>and</tspan></text><text y='40' fill='currentColor'>other</text></svg>",
                ["text \"one\" overlaps text \"other\"."]),
            ("<p style='font-size:8px'>small</p>",
                "<p style='font-size:9px'>small</p>",
                ["p \"small\" is drawn with letters of 8.0 px."]),
            ("<svg width='200' height='50' viewBox='0 0 400 100'><text y='20' font-size='16' fill='currentColor'>small label</text></svg>",
                "<svg width='200' height='50' viewBox='0 0 100 25'><text y='20' font-size='8' fill='currentColor'>large</text></svg>",
                ["text \"small label\" is drawn with letters of 8.0 px."]),
        ]);

    [TestMethod]
    [DynamicData(nameof(Windows))]
    public Task Inspect_MissedByTheKeyboard_IsFound(int width, Theme theme) => FindsAsync(width, theme, findings => findings.Keyboard,
        [
            ("<a href='#a' tabindex='-1'>a link</a>",
                "<a href='#a'>a link</a> <a>no link</a> <button disabled>out of use</button>",
                ["a \"a link\" is not reached with Tab."]),
            ("<details><summary tabindex='-1'>more</summary></details>",
                "<details><summary>more</summary><button>inside</button></details>",
                ["summary \"more\" is not reached with Tab."]),
            ("<div tabindex='-1' style='height:20px;overflow:auto'>one<br>two<br>three</div>",
                "<div style='height:20px;overflow:auto'>one<br>two<br>three</div>",
                ["div \"one two three\" scrolls and is not reached with Tab."]),
            ("<details><summary>more</summary><a href='#a' tabindex='-1'>inside</a></details>",
                "<details><summary>more</summary><a href='#a'>inside</a></details>",
                ["a \"inside\" is not reached with Tab."]),
            ("<a href='#a' style='outline:none'>no ring</a>",
                "<a href='#a' autofocus style='outline-offset:2px'>a ring</a>",
                ["a \"no ring\" does not show that it has the focus."]),
            ("<a href='#a' style='outline:2px solid red'>always a ring</a>",
                "<style>.thick { outline:1px solid red } .thick:focus { outline-width:3px }</style><a href='#a' class='thick'>a thicker ring</a>",
                ["a \"always a ring\" does not show that it has the focus."]),
            ("<svg width='200' height='50'><a href='#a' tabindex='-1'><text y='20' fill='LinkText'>a drawn link</text></a></svg>",
                "<svg width='200' height='50'><a href='#a'><text y='20' fill='LinkText'>a drawn link</text></a></svg>",
                ["a \"a drawn link\" is not reached with Tab."]),
        ]);

    [TestMethod]
    public async Task Inspect_Theme_IsThatOfTheReader()
    {
        var page = Write("<style>p { background:#fff; color:#000 } @media (prefers-color-scheme: dark) { p { background:#000 } }</style><p>dark on dark</p>");

        Assert.IsEmpty((await browser!.InspectAsync(page, Wide, Theme.Light)).All);
        Assert.AreSequenceEqual(["p \"dark on dark\" has a contrast of 1.00:1 and needs 4.5:1."], (await browser.InspectAsync(page, Wide, Theme.Dark)).Contrast);
    }

    [TestMethod]
    public async Task Inspect_WindowWidth_IsTheGivenOne()
    {
        var page = Write("<div style='width:600px'>broad</div>");

        Assert.IsEmpty((await browser!.InspectAsync(page, Wide, Theme.Light)).All);
        Assert.AreSequenceEqual(["div \"broad\" is drawn outside of the window.", "The page is 600 px wide, in a window of 390 px."], (await browser.InspectAsync(page, Narrow, Theme.Light)).Outside);
    }

    [TestMethod]
    public async Task Inspect_ScriptsAndImagesForbidden_StillFindsDefects() => Assert.AreSequenceEqual(
        ["p \"unseen\" has a contrast of 1.00:1 and needs 4.5:1."],
        (await browser!.InspectAsync(Write("<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>p { background:#000; color:#000 }</style><p>unseen</p>"), Wide, Theme.Light)).All);

    [TestMethod]
    public async Task Inspect_MissingPage_Throws() =>
        Assert.Contains("net::ERR_FILE_NOT_FOUND", (await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => browser!.InspectAsync(folder.At("none.html"), Wide, Theme.Light))).Message);

    [TestMethod]
    public async Task Screenshot_LongPage_ShowsAllOfIt()
    {
        var png = folder.At("page.png");

        await browser!.ScreenshotAsync(Write("<div style='height:2000px'></div>"), png, Narrow, Theme.Dark);

        // A PNG tells its width and height, of four bytes each, from its sixteenth byte.
        var bytes = await File.ReadAllBytesAsync(png);
        Assert.AreSequenceEqual((byte[])[0, 0, Narrow >> 8, Narrow & 0xFF, 0, 0, 2000 >> 8, 2000 & 0xFF], bytes[16..24]);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)] // Where /proc tells all processes.
    public async Task Dispose_StartedBrowser_LeavesNoProcessAndNoFolder()
    {
        var disposed = await Chromium.StartAsync();
        await disposed.InspectAsync(Write("<p>anything</p>"), Wide, Theme.Light);
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
            return ""; // It has just ended.
        }
    }

    /// <summary>Looks at a page of all that is wrong, and at one of all that is right, for the findings of one kind.</summary>
    private async Task FindsAsync(int width, Theme theme, Func<PageFindings, IReadOnlyList<string>> kind, (string Wrong, string Right, string[] Sentences)[] specimens)
    {
        var findings = await browser!.InspectAsync(Write([.. specimens.Select(specimen => specimen.Wrong)]), width, theme);
        Assert.AreSequenceEqual(specimens.SelectMany(specimen => specimen.Sentences).Order(StringComparer.Ordinal), kind(findings).Order(StringComparer.Ordinal));
        Assert.AreSequenceEqual(kind(findings), findings.All);

        Assert.AreSequenceEqual([], (await browser.InspectAsync(Write([.. specimens.Select(specimen => specimen.Right)]), width, theme)).All);
    }

    private string Write(params string[] parts)
    {
        var page = folder.At("page.html");
        File.WriteAllText(page, $$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>A page</title>
            <style>:root { color-scheme: light dark } body { margin: 0; font: 16px sans-serif }</style>
            {{string.Join('\n', parts)}}
            """);
        return page;
    }
}
