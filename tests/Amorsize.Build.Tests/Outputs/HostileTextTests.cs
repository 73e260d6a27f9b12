using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Report;
using Amorsize.Build.Summary;
using Amorsize.Build.Tests.Report;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Maintenance;
using Amorsize.Shared;

namespace Amorsize.Build.Tests.Outputs;

/// <summary>Whatever a name or an exception message is, every output shows it as text.</summary>
[TestClass]
public sealed partial class HostileTextTests
{
    private const int Texts = 2000;

    [TestMethod]
    public void Report_AnyText_ChangesNoElement()
    {
        var expected = Shape(WorkloadCard.Of(Row("name")));
        foreach (var text in HostileTexts.Of(Texts / 10))
        {
            var html = ReportHtml.Write(WorkloadCard.Of(Row(text)));

            Assert.AreEqual(expected, Shape(XElement.Parse(html)), text);
            Assert.IsFalse(html.Any(character => LogText.IsInterpreted(character) && character is not ('\t' or '\n')), text);
        }
    }

    [TestMethod]
    public void ReportPage_AnyTitle_IsText()
    {
        var expected = ReportPage.Of("title", [], Rows.Noon, "1.0.0").Count(character => character == '<');
        foreach (var text in HostileTexts.Of(20))
            Assert.AreEqual(expected, ReportPage.Of(text, [], Rows.Noon, "1.0.0").Count(character => character == '<'), text);
    }

    [TestMethod]
    public void Summary_AnyText_IsTextInItsCell()
    {
        foreach (var text in HostileTexts.Of(Texts))
        {
            var page = SummaryTable.Of([(text, new(SummaryKind.Failed, text, text)), ("App", new(SummaryKind.Measured, "w", "2x"))]);
            var lines = page.Split('\n');

            Assert.HasCount(7, lines, text);
            Assert.IsTrue(lines.Skip(2).SkipLast(1).All(line => line.Count(character => character == '|') == 5), page);
            var cells = lines[4].Split('|');
            Assert.IsTrue(cells[2..5].All(cell => Harmless.IsMatch(cell)), page);
            Assert.AreEqual($" {LogText.OneLine(text)} ", WebUtility.HtmlDecode(cells[2]), text);
        }
    }

    [TestMethod]
    public void StatusJson_AnyText_KeepsItsValue()
    {
        foreach (var text in HostileTexts.Of(Texts))
        {
            var json = LogText.Json(StatusJson.Write(Sample.Build, [Row(text) with { Findings = [text] }], new StoredCounts(), text));

            HostileTexts.AssertShownOnly(json, text);
            Assert.DoesNotContain("\n", json);
            var workload = JsonDocument.Parse(json).RootElement.GetProperty("workloads")[0];
            Assert.AreEqual(WithoutHalves(text), workload.GetProperty("name").GetString());
            Assert.AreEqual(WithoutHalves(text), workload.GetProperty("findings")[0].GetString());
        }
    }

    [TestMethod]
    public void StatusTable_AnyText_IsLoggedAsText()
    {
        foreach (var text in HostileTexts.Of(Texts))
        {
            foreach (var line in StatusTable.Write([Row(text) with { Findings = [text] }]))
                HostileTexts.AssertShownOnly(LogText.OneLine(line), text);
        }
    }

    private static string WithoutHalves(string text) => string.Concat(text.EnumerateRunes());

    private static StatusRow Row(string text)
    {
        var row = Rows.Of(Rows.CpuBound with { Reason = text, Warnings = [text] });
        return row with { Subject = new Subject.Workload(text) };
    }

    // The names of the elements and their places, without texts.
    private static string Shape(XElement element) => $"<{element.Name}{string.Concat(element.Elements().Select(Shape))}>";

    // A cell has no character of Markdown or HTML but numbered entities.
    [GeneratedRegex(@"\A([^\\`*_{}\[\]<>|~&#@$^""'!]|&#[0-9]+;)*\z")]
    private static partial Regex Harmless { get; }
}
