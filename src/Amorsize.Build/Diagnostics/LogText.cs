using System.Globalization;
using System.Text;

namespace Amorsize.Build.Diagnostics;

/// <summary>
/// Makes a text safe to log, whatever it quotes: names and exception messages come from user code. A CI service takes a line for a command if it has
/// <c>##vso[</c>, <c>##[</c> or <c>##teamcity[</c>, or begins with <c>::</c>. So no text keeps two number signs or two colons side by side.
/// </summary>
internal static class LogText
{
    /// <summary>The text on one line, without characters that a CI service, a terminal or MSBuild would interpret.</summary>
    public static string OneLine(string text) => IsPlain(text) ? text : Defuse(text);

    /// <summary>The same for JSON: escapes inside of its strings, so that its values stay the same. Line ends between its values stay too.</summary>
    /// <param name="json">JSON whose line ends in strings are escaped.</param>
    public static string Json(string json)
    {
        var safe = new StringBuilder(json.Length);
        foreach (var character in json.Replace("##", @"\u0023\u0023", StringComparison.Ordinal).Replace("::", @"\u003A\u003A", StringComparison.Ordinal))
        {
            if (character != '\n' && IsInterpreted(character))
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else
                safe.Append(character);
        }
        return safe.ToString();
    }

    /// <summary>
    /// Whether a terminal, a page or an editor does more with a character than show it: control characters, the line and paragraph separators of Unicode, and the
    /// marks that change the direction of text (Unicode, UAX 9).
    /// </summary>
    /// <param name="codePoint">A code point of Unicode.</param>
    public static bool IsInterpreted(int codePoint) => codePoint is < ' ' or (>= 0x7f and <= 0x9f)
        or 0x61c or 0x200e or 0x200f or (>= 0x2028 and <= 0x202e) or (>= 0x2066 and <= 0x2069);

    private static bool IsPlain(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !text.Contains("##", StringComparison.Ordinal) && !text.Contains("::", StringComparison.Ordinal);

    // A separate method, so that the runtime does not compile it in a build without such a text. Half of a surrogate pair becomes U+FFFD.
    private static string Defuse(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var next = IsInterpreted(rune.Value) ? new Rune(' ') : rune;
            if (next.Value is '#' or ':' && safe.Length > 0 && safe[^1] == next.Value)
                safe.Append(' ');
            safe.Append(next.ToString());
        }
        return safe.ToString();
    }
}
