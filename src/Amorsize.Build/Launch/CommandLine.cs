using System.Text;

namespace Amorsize.Build.Launch;

/// <summary>Splits a command line into arguments by the rules of <see cref="System.Diagnostics.ProcessStartInfo.Arguments"/>.</summary>
internal static class CommandLine
{
    public static IReadOnlyList<string> Split(string text)
    {
        var arguments = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (IsBlank(text[at]))
                at++;
            else
                arguments.Add(Next(text, ref at));
        }
        return arguments;
    }

    private static string Next(string text, ref int at)
    {
        var argument = new StringBuilder();
        var isQuoted = false;
        while (at < text.Length && (isQuoted || !IsBlank(text[at])))
        {
            var backslashes = text.AsSpan(at).IndexOfAnyExcept('\\') is var count and >= 0 ? count : text.Length - at;
            at += backslashes;
            if (at == text.Length || text[at] != '"')
            {
                argument.Append('\\', backslashes);
                if (backslashes == 0)
                    argument.Append(text[at++]);
                continue;
            }
            // Before a double quote, two backslashes stand for one, and an odd one makes the quote part of the argument.
            argument.Append('\\', backslashes / 2);
            at++;
            if (backslashes % 2 == 1)
                argument.Append('"');
            else if (isQuoted && at < text.Length && text[at] == '"')
                argument.Append(text[at++]);
            else
                isQuoted = !isQuoted;
        }
        return argument.ToString();
    }

    private static bool IsBlank(char character) => character is ' ' or '\t';
}
