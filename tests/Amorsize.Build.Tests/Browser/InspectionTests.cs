using Amorsize.Build.Pipeline.Measure;

namespace Amorsize.Build.Tests.Browser;

/// <summary>Inspection finds each defect of a page, and none in a page without defects.</summary>
[TestClass]
public sealed class InspectionTests : BrowserTest, IDisposable
{
    private const string Pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";

    private static readonly (int Width, Theme Theme)[] Windows = [(1280, Theme.Light), (1280, Theme.Dark), (390, Theme.Light), (390, Theme.Dark)];

    private readonly ScratchFolder folder = new();

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

    /// <summary>Inspects a page with all defects of one kind, and a page without any.</summary>
    private async Task FindsAsync(int width, Theme theme, Func<PageFindings, IReadOnlyList<string>> kind, (string Wrong, string Right, string[] Sentences)[] specimens)
    {
        var findings = await Browser.InspectAsync(TestPage.Write(folder, [.. specimens.Select(specimen => specimen.Wrong)]), width, theme);
        Assert.AreSequenceEqual(specimens.SelectMany(specimen => specimen.Sentences).Order(StringComparer.Ordinal), kind(findings).Order(StringComparer.Ordinal));
        Assert.AreSequenceEqual(kind(findings), findings.All);

        Assert.AreSequenceEqual([], (await Browser.InspectAsync(TestPage.Write(folder, [.. specimens.Select(specimen => specimen.Right)]), width, theme)).All);
    }
}
