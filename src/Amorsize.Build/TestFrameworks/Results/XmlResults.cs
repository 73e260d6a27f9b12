using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Results;

/// <summary>The parts that XML formats of results have in common.</summary>
internal static class XmlResults
{
    /// <summary>Reads the results from a file in the folder of a trial; null if there is no such file.</summary>
    public static SuiteResults? In(string scratch, string name, Func<string, SuiteResults> read) => Path.Combine(scratch, name) is var path && File.Exists(path) ? read(path) : null;

    /// <exception cref="FormatException">The file cannot be read, is not XML, or an attribute is missing.</exception>
    public static SuiteResults Read(string path, Func<XElement, SuiteResults> read)
    {
        try
        {
            using var file = new MemoryStream(RegularFile.Read(path) ?? throw new FileNotFoundException($"'{path}' is not there."));
            return read(XDocument.Load(file).Root!);
        }
        catch (Exception e) when (e.IsOfFiles() || e is XmlException or ArgumentException or OverflowException or FormatException)
        {
            throw new FormatException($"The results in {path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>An attribute that is a time; null if it is missing or cannot be read.</summary>
    public static DateTimeOffset? Time(XElement element, string attribute) =>
        DateTimeOffset.TryParse((string?)element.Attribute(attribute), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>Full name of a test method without the arguments of a row; null if it is the name of the test.</summary>
    public static string? MethodOfRow(string method, string name) => method.IndexOfAny(['(', ' ']) is var end && (end < 0 ? method : method[..end]) is var bare && bare == name ? null : bare;

    public static string Text(XElement element, string attribute) =>
        (string?)element.Attribute(attribute) ?? throw new FormatException($"<{element.Name.LocalName}> has no {attribute}");
}
