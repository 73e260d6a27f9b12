using System.Xml.Linq;

namespace Amorsize.Build.Report;

/// <summary>Makes tables of texts.</summary>
internal static class Table
{
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The rows; each has a text for every column.</param>
    public static XElement Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        new("table", Row("th", header), rows.Select(row => Row("td", row)));

    private static XElement Row(string cell, IReadOnlyList<string> texts) => new("tr", texts.Select(text => new XElement(cell, text)));
}
