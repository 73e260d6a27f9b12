using System.Text;
using System.Xml.Linq;
using Amorsize.Build.Diagnostics;

namespace Amorsize.Build.Report;

/// <summary>Writes elements as HTML. Names and texts come from untrusted code, so this one place escapes all of them.</summary>
internal static class ReportHtml
{
    // SVG elements without content that HTML lets close themselves. Any other empty element needs an end tag.
    private static readonly HashSet<string> selfClosing = ["path", "circle"];

    public static string Write(XElement element)
    {
        var copy = new XElement(element);
        foreach (var each in copy.DescendantsAndSelf())
        {
            if (each.IsEmpty && !selfClosing.Contains(each.Name.LocalName))
                each.Value = "";
            foreach (var attribute in each.Attributes())
                attribute.Value = Legal(attribute.Value);
        }
        foreach (var text in copy.DescendantNodes().OfType<XText>())
            text.Value = Legal(text.Value);
        // A report has thousands of these ends. In texts and attributes, the writer has escaped each ">".
        return copy.ToString(SaveOptions.DisableFormatting).Replace(" />", "/>", StringComparison.Ordinal);
    }

    // Replaces control characters and unpaired surrogates, which are illegal in XML, and bidirectional marks, which could reverse the text after them.
    private static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            legal.Append(IsLegal(rune.Value) ? rune.ToString() : "\ufffd");
        return legal.ToString();
    }

    private static bool IsLegal(int rune) => rune is '\t' or '\n' || (!LogText.IsInterpreted(rune) && rune is not (0xfffe or 0xffff));
}
