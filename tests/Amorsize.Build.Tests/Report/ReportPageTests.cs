using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Build.Report;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Build.Tests.Report;

[TestClass]
public sealed class ReportPageTests
{
    private const int MaxBytes = 300_000;

    [TestMethod]
    public void Page_TwentyWorkloads_FitsInto300KB()
    {
        var workloads = Enumerable.Range(0, 19).Select(number => Rows.Of(Rows.CpuBound with { Workload = $"Company.Product.Images.Resize{number}" })).Append(Rows.Of(Large(Rows.Suite)));

        var size = Encoding.UTF8.GetByteCount(Page([.. workloads]));

        Assert.IsLessThan(MaxBytes, size);
    }

    [TestMethod]
    public void Page_AnyRows_NeedsNoOtherFileAndRunsNoScript()
    {
        var page = Page(Rows.Everything);

        Assert.IsFalse(Regex.IsMatch(page, @"<(script|link|img|iframe|object|embed|base|form)\b|https?://|url\(|@import", RegexOptions.IgnoreCase));
        Assert.IsFalse(XElement.Parse(Section(Rows.Everything)).Descendants().Attributes().Any(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        Assert.Contains("default-src 'none'", page);
    }

    [TestMethod]
    public void Page_HostileNames_AreOnlyText()
    {
        var page = Page(Rows.Everything);

        Assert.Contains("&gt;&lt;script&gt;alert('x')&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;amp;\ufffd\ufffd\ufffd", page);
        Assert.Contains("Shop.Tests.Cart.Adds(\"&lt;b&gt;\")", page);
    }

    [TestMethod]
    public void Page_HostileTitle_IsOnlyText() =>
        Assert.Contains("<h1>&lt;App&gt;</h1>", ReportPage.Of("<App>", [], Rows.Noon, "1.2.3"));

    [TestMethod]
    public void Page_EmptyElements_AreClosedAsHtmlRequires()
    {
        var page = Page([Rows.Missing]);

        Assert.IsFalse(Regex.IsMatch(page, @"<(p|div|ul|li|td|dl|dd|h3|article|section)\b[^>]*/>"), page);
    }

    [TestMethod]
    public void Page_MissingResult_ShowsTheReason()
    {
        var page = Page([Rows.Missing]);

        Assert.Contains("<p class=\"verdict stale\">NotFound, source: Default</p>", page);
        Assert.Contains("<li>no entry for this workload</li>", page);
        Assert.Contains("Nothing is measured yet.", page);
    }

    [TestMethod]
    public void Page_SeveralFrameworks_HasASectionEach()
    {
        var page = ReportPage.Of("App", [Section([Rows.Missing]), Section([Rows.Of(Rows.CpuBound)])], Rows.Noon, "1.2.3");

        Assert.HasCount(2, Regex.Matches(page, "<h2>App, net10.0, Debug</h2>"));
        Assert.HasCount(1, Regex.Matches(page, "<h1>"));
    }

    /// <summary>A suite with as many tests as a timeline keeps.</summary>
    private static SuiteProfile Large(SuiteProfile suite) => suite with
    {
        Timeline = suite.Timeline! with { Tests = [.. Enumerable.Range(0, SuiteTimeline.MaxTests).Select(test => suite.Timeline.Tests[test % 100] with { Test = $"Company.Product.Orders.Tests.CheckoutTests.AnOrderOfManyItems_{test}" })] },
    };

    internal static string Page(IReadOnlyList<StatusRow> rows) => ReportPage.Of("App", [Section(rows)], Rows.Noon, "1.2.3");

    private static string Section(IReadOnlyList<StatusRow> rows) => ReportHtml.Write(ReportSection.Of(Sample.Build, rows));
}
