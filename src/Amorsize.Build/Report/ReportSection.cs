using System.Xml.Linq;
using Amorsize.Build.Commands;
using Amorsize.Build.Pipeline;
using Amorsize.Cache.Keys;

namespace Amorsize.Build.Report;

/// <summary>The report's section about one assembly: savings, recommendations and the evidence.</summary>
internal static class ReportSection
{
    public static XElement Of(CurrentBuild build, IReadOnlyList<StatusRow> rows) => new("section",
        new XElement("h2", $"{build.AssemblyName}, {build.TargetFramework}, {build.Configuration}"),
        new XElement("p", string.Join("; ", build.Machine.Fields.Select(field => $"{field.Name}: {field.Value}"))),
        new XElement("div", new XAttribute("class", "summary"),
            new XElement("div", new XElement("h3", "Savings"), Savings.Of(rows)),
            new XElement("div", new XElement("h3", "Next steps"), new XElement("ul", Recommendations.Of(rows).Select(step => new XElement("li", step))))),
        rows.Select(row => row.Subject is Subject.TestSuite ? SuiteCard.Of(row) : WorkloadCard.Of(row)));
}
