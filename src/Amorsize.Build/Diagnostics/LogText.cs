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

    /// <summary>The same for JSON: escapes inside of its strings, so that its values stay the same.</summary>
    /// <param name="json">JSON whose control characters are escaped.</param>
    public static string OneLineJson(string json) => json
        .Replace("##", @"\u0023\u0023", StringComparison.Ordinal)
        .Replace("::", @"\u003A\u003A", StringComparison.Ordinal);

    private static bool IsPlain(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 && !text.Contains("##", StringComparison.Ordinal) && !text.Contains("::", StringComparison.Ordinal);

    // A separate method, so that the runtime does not compile it in a build without such a text.
    private static string Defuse(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var next = IsInterpreted(character) ? ' ' : character;
            if (next is '#' or ':' && safe.Length > 0 && safe[^1] == next)
                safe.Append(' ');
            safe.Append(next);
        }
        return safe.ToString();
    }

    // Control characters, the line and paragraph separators of Unicode, and the marks that reverse the direction of text (Unicode, UAX 9).
    private static bool IsInterpreted(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
