using System.Xml.Linq;
using Amorsize.Measurement;

namespace Amorsize.Build.Report;

/// <summary>The constants that govern measuring and choosing a plan. The page shows the table collapsed, because most readers do not need it.</summary>
internal static class PolicyTable
{
    public static XElement Of(MeasurementPolicy policy) => new("section", new XElement("details",
        new XElement("summary", $"Measurement policy {policy.MethodVersion}"),
        Table.Of(["constant", "value", "role"], policy.Constants.Select(constant => (string[])[constant.Name, constant.ValueText, constant.Role]))));
}
