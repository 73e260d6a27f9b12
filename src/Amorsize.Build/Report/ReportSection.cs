using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Build.Pipeline;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Report;

/// <summary>What is known of one assembly: what tuning saved, what to do next, and all that it rests on.</summary>
internal static class ReportSection
{
    public static XElement Of(CurrentBuild build, IReadOnlyList<StatusRow> rows) => new("section",
        new XElement("h2", $"{build.AssemblyName}, {build.TargetFramework}, {build.Configuration}"),
        new XElement("p", string.Join("; ", build.Machine.Fields.Select(field => $"{field.Name}: {field.Value}"))),
        new XElement("div", new XAttribute("class", "summary"),
            new XElement("div", new XElement("h3", "What tuning saves"), Savings.Of(rows)),
            new XElement("div", new XElement("h3", "What to do next"), new XElement("ul", Recommendations.Of(rows).Select(step => new XElement("li", step))))),
        rows.Select(row => row.Subject is Subject.TestSuite ? SuiteCard.Of(row) : WorkloadCard.Of(row)));
}
