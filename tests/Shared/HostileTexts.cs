using System.Text;

namespace Amorsize.Shared;

/// <summary>Names and exception messages that terminals, CI services, MSBuild, pages, markup and file formats would interpret.</summary>
internal static class HostileTexts
{
    private static readonly string[] pieces =
    [
        "a", " ", "\n", "\r", "\t", "\0", "\u0007", "\u001b[31m", "\u001b]8;;https://evil.example\u0007", "\u009b2J", "\u007f", "\u0085", "\u2028", "\u2029",
        "\u200e", "\u200f", "\u061c", "\u202e", "\u202c", "\u2066", "\u2069", "\ud83d\ude00", "\ud800", "\udc00", "\ufeff", "\uffff", "\ufffd",
        "#", "##", ":", "::", "##vso[task.setvariable variable=x]y", "::error::x", "##teamcity[x]", "[red]", "[/]", "[[", "]", "%3B", "%0A", "%", ";", "*", "?", "**",
        "$(X)", "@(X)", "<b>", "</b>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&", "\"", "'", "`", "\\", "/", "|", "!", "~", "(", ")", "=", "@", "-", "--", "_", "{0}", "µ",
    ];

    /// <summary>Each piece alone, and random texts of up to eight pieces, the same in each call.</summary>
    /// <param name="count">Number of random texts.</param>
    public static IEnumerable<string> Of(int count)
    {
        var random = new Random(1);
        foreach (var piece in pieces)
            yield return piece;
        for (var made = 0; made < count; made++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 9); length > 0; length--)
                text.Append(pieces[random.Next(pieces.Length)]);
            yield return text.ToString();
        }
    }

    /// <summary>Fails if a text has a command of a CI service, or a character that a terminal interprets. It may have line ends.</summary>
    public static void AssertShownOnly(string output, string of)
    {
        Assert.DoesNotContain("##", output, of);
        Assert.DoesNotContain("::", output, of);
        Assert.IsFalse(
            output.Any(character => (char.IsControl(character) && character != '\n') || character is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069')),
            $"{of} gives {output}");
    }
}
