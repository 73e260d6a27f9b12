using System.Xml.Linq;
using Amorsize.Measurement;

namespace Amorsize.Build.Report;

/// <summary>The constants of measuring and choosing, collapsed: most readers do not need them.</summary>
internal static class PolicyTable
{
    public static XElement Of(MeasurementPolicy policy) => new("section", new XElement("details",
        new XElement("summary", $"Measurement policy {policy.MethodVersion}"),
        Table.Of(["constant", "value", "role"], policy.Constants.Select(constant => (string[])[constant.Name, constant.ValueText, constant.Role]))));
}
