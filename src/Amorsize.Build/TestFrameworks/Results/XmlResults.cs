using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>What the formats of results have in common.</summary>
internal static class XmlResults
{
    /// <exception cref="FormatException">It is not XML, or lacks what it must have.</exception>
    public static IReadOnlyList<TestTime> Read(string path, Func<XElement, IReadOnlyList<TestTime>> read)
    {
        try
        {
            return read(XDocument.Load(path).Root!);
        }
        catch (Exception e) when (e is XmlException or ArgumentException or OverflowException or FormatException)
        {
            throw new FormatException($"The results in {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A time; null where there is none that can be read.</summary>
    public static DateTimeOffset? Time(XElement element, string attribute) =>
        DateTimeOffset.TryParse((string?)element.Attribute(attribute), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public static string Text(XElement element, string attribute) =>
        (string?)element.Attribute(attribute) ?? throw new FormatException($"<{element.Name.LocalName}> has no {attribute}");
}
