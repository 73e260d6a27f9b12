using Amorsize.Build.Summary;

namespace Amorsize.Build.Tests.Summary;

/// <summary>The table that a pull request shows.</summary>
[TestClass]
public sealed class SummaryTableTests
{
    private static readonly (string, SummaryNews) Stale = ("App (net10.0)", new(SummaryKind.Stale, "hash", "age 8 d, limit 7 d"));
    private static readonly (string, SummaryNews) Measured = ("App (net10.0)", new(SummaryKind.Measured, "price", "200 in flight: 204x sequential; item 20.8 ms"));

    [TestMethod]
    public void Of_News_ListsStaleResultsFirst() => Assert.AreEqual(
        """
        ### Amorsize: 1 stale, 1 measured <!-- amorsize -->

        | | project | workload | reason |
        |---|---|---|---|
        | stale | App (net10.0) | hash | age 8 d, limit 7 d |
        | measured | App (net10.0) | price | 200 in flight: 204x sequential; item 20.8 ms |

        """.ReplaceLineEndings("\n"),
        SummaryTable.Of([Measured, Stale]));

    [TestMethod]
    public void Merge_ProjectsOneAfterTheOther_GivesOneTable()
    {
        var page = SummaryTable.Merge(SummaryTable.Merge("", [Measured]), [Stale]);

        Assert.AreEqual(SummaryTable.Of([Measured, Stale]), page);
        Assert.AreEqual(page, SummaryTable.Merge(page, [Stale, Measured]), "a second build with the same news adds nothing");
    }

    [TestMethod]
    public void Merge_PageOfOthers_KeepsTheirText()
    {
        var page = SummaryTable.Merge("# Tests\n\nall passed\n", [Stale]) + "\n# More\n\n| a table | of others |\n";

        var merged = SummaryTable.Merge(page, [Measured]);

        Assert.StartsWith("# Tests\n\nall passed\n\n### Amorsize: 1 stale, 1 measured", merged);
        Assert.EndsWith("\n\n# More\n\n| a table | of others |\n", merged);
        Assert.HasCount(1, merged.Split('\n').Where(line => line.StartsWith("###", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    [DataRow(50)]
    public void Merge_ManyProjects_HasAtMostTwelveLinesAndCountsTheRest(int atOnce)
    {
        var page = "";
        var builds = Enumerable.Range(1, 200).Select(number => ($"P{number}", new SummaryNews(number % 2 == 0 ? SummaryKind.Stale : SummaryKind.Failed, "w", new('x', 1000)))).Chunk(atOnce).ToList();
        foreach (var news in builds)
            page = SummaryTable.Merge(page, news);

        var lines = page.TrimEnd('\n').Split('\n');
        Assert.HasCount(12, lines);
        Assert.AreEqual("### Amorsize: 100 stale, 100 failed <!-- amorsize -->", lines[0]);
        Assert.StartsWith("| | | | and 193 more <!-- ", lines[^1]);
        Assert.IsTrue(lines.Skip(4).SkipLast(1).All(line => line.StartsWith("| stale |", StringComparison.Ordinal)), page);
        Assert.IsTrue(lines.SkipLast(1).All(line => line.Length < 500), "a long reason is cut");
        Assert.IsTrue(builds.TrueForAll(news => SummaryTable.Merge(page, news) == page), "a second build with the same news adds nothing, the rows that are not shown included");
    }

    [TestMethod]
    public void Of_LongReasonOfSurrogatePairs_IsCutBetweenThem()
    {
        var page = SummaryTable.Of([("App", new(SummaryKind.Failed, "w", "x" + string.Concat(Enumerable.Repeat("😀", 400))))]);

        Assert.Contains("😀… |", page);
        Assert.DoesNotContain('\ufffd', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(page)));
    }

    [TestMethod]
    [DataRow("a|b", "a&#124;b")]
    [DataRow("a\n### b", "a &#35; &#35; &#35; b")]
    [DataRow("<img src=x onerror=alert(1)>", "&#60;img src=x onerror=alert(1)&#62;")]
    [DataRow("![x](https://evil.example)", "&#33;&#91;x&#93;(https&#58;//evil&#46;example)")]
    [DataRow("www.evil.example", "www&#46;evil&#46;example")]
    [DataRow("@someone `code` **bold** :tada:", "&#64;someone &#96;code&#96; &#42;&#42;bold&#42;&#42; &#58;tada:")]
    [DataRow("\u202eabc", " abc")]
    [DataRow("Type.Method", "Type&#46;Method")]
    [DataRow("1.45x, chunk 4", "1.45x, chunk 4")]
    public void Cell_AnyText_IsHarmless(string text, string cell) => Assert.AreEqual(cell, Markdown.Cell(text));
}
