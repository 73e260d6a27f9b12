using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Amorsize.Settings;

/// <summary>Decodes what is rare in a settings file: texts with escapes or with letters of more than two bytes, and negative, long or scaled numbers.</summary>
internal static class OtherJson
{
    public static bool TryGetNumber(ReadOnlySpan<byte> text, out double number) => Utf8Parser.TryParse(text, out number, out var length) && length == text.Length;

    /// <param name="utf8">The text between its quotes.</param>
    /// <exception cref="FormatException">It has an escape that JSON does not have.</exception>
    public static string Decode(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
                decoded.Append(text[at]);
            else if (++at < text.Length && text[at] == 'u' && at + 4 < text.Length && ushort.TryParse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                decoded.Append((char)code);
                at += 4;
            }
            else
                decoded.Append(at < text.Length ? Unescaped(text[at]) : throw new FormatException("a text ends in an escape"));
        }
        return decoded.ToString();
    }

    private static char Unescaped(char escaped) => escaped switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' or '\\' or '/' => escaped,
        _ => throw new FormatException($"'\\{escaped}' is no escape of JSON"),
    };
}
