using System.Globalization;
using System.Runtime.CompilerServices;

namespace Amorsize.Settings;

/// <summary>
/// A JSON value as text, read member by member: only the members that are asked for are decoded. A text that is not JSON, and a member that is missing, of another
/// kind or out of its range, cause a <see cref="FormatException"/>.
/// </summary>
/// <param name="utf8">The whole text.</param>
/// <param name="start">The position of the value in the text.</param>
/// <param name="end">The position after the value; quotes and braces in between match.</param>
// The first TunedSettings.For of a process runs this code, so it uses little that the just-in-time compiler has to compile: arrays rather than spans, few methods,
// and rare cases in methods of their own. Loops over the text are optimized at once, since they would else be compiled twice. Measured with a file of 100 workloads:
// tests/Amorsize.Benchmarks/results/first-call.md.
internal readonly struct JsonText(byte[] utf8, int start, int end)
{
    // Longer numbers are not exact in the fast path.
    private const int MaxExactLength = 16;

    private readonly byte[] utf8 = utf8;

    /// <summary>The position of the value in the text.</summary>
    public readonly int Start = start;

    /// <summary>The position after the value.</summary>
    public readonly int End = end;

    /// <summary>Finds the end of the only value of a text, so that a text that was cut off is not used.</summary>
    public static JsonText Parse(byte[] utf8)
    {
        var start = SkipSpace(utf8, 0);
        var end = SkipValue(utf8, start);
        return SkipSpace(utf8, end) == utf8.Length ? new(utf8, start, end) : throw Defects.NotJson(end);
    }

    public JsonText Member(string name) => TryGetMember(name, out var member) ? member : throw Defects.Missing(name);

    /// <summary>Finds a member of an object. Of several with one name, the first is found.</summary>
    public bool TryGetMember(string name, out JsonText member)
    {
        if (utf8[Start] != '{')
            throw Defects.OfKind("", utf8, Start);
        var last = End - 1;
        var at = SkipSpace(utf8, Start + 1);
        while (at < last)
        {
            var colon = SkipSpace(utf8, SkipValue(utf8, at));
            if (utf8[at] != '"' || colon >= last || utf8[colon] != ':')
                throw Defects.NotJson(at);
            var start = SkipSpace(utf8, colon + 1);
            var end = SkipValue(utf8, start);
            if (IsText(utf8, at, name))
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

    public JsonText Object(string name)
    {
        var member = Member(name);
        return utf8[member.Start] == '{' ? member : throw Defects.OfKind(name, utf8, member.Start);
    }

    /// <summary>Whether this value is a text, and equals <paramref name="text"/>.</summary>
    public bool Is(string text) => utf8[Start] == '"' && IsText(utf8, Start, text);

    public string Text(string name)
    {
        var member = Member(name);
        return utf8[member.Start] == '"' ? Decode(utf8, member.Start, member.End) : throw Defects.OfKind(name, utf8, member.Start);
    }

    public int Int32(string name, int min, int max)
    {
        var number = Number(name, min, max);
        return number == (int)number ? (int)number : throw Defects.OutOfRange(name, min, max);
    }

    // Up to 15 digits and a power of ten up to 22 are exact in a double, so one division rounds correctly (W. D. Clinger, "How to read floating point numbers
    // accurately", PLDI 1990). Only other numbers need the general parser, whose first use takes longer than all else here.
    public double Number(string name, double min, double max)
    {
        var member = Member(name);
        var (digits, scale, hasDigits) = (0L, 0.0, false);
        for (var at = member.Start; at < member.End; at++)
        {
            var digit = utf8[at] - '0';
            if (digit == '.' - '0' && scale == 0)
                scale = 1;
            else if ((uint)digit > 9 || member.End - member.Start > MaxExactLength)
                return Defects.OtherNumber(name, utf8, member, min, max);
            else
                (digits, scale, hasDigits) = ((10 * digits) + digit, 10 * scale, true);
        }
        var number = scale > 0 ? digits / scale : digits;
        return hasDigits && number >= min && number <= max ? number : throw Defects.OutOfRange(name, min, max);
    }

    private static int SkipSpace(byte[] utf8, int at)
    {
        while (at < utf8.Length && utf8[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    // Returns the position after a value. Braces and quotes must match; what stands between them is checked when it is asked for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SkipValue(byte[] utf8, int start)
    {
        var (at, depth) = (start, 0);
        while (at < utf8.Length)
        {
            var next = utf8[at++];
            if (next == '"')
            {
                while (at < utf8.Length && utf8[at] != '"')
                    at += utf8[at] == '\\' ? 2 : 1;
                at++;
            }
            else if (next is (byte)'{' or (byte)'[')
            {
                depth++;
                continue;
            }
            else if (next is (byte)'}' or (byte)']')
            {
                depth--;
            }
            else if (depth > 0)
            {
                continue;
            }
            else
            {
                return SkipLiteral(utf8, at - 1);
            }
            if (depth <= 0)
                break;
        }
        return depth == 0 && at <= utf8.Length && at > start ? at : throw Defects.NotJson(Math.Min(at, utf8.Length));
    }

    private static int SkipLiteral(byte[] utf8, int start)
    {
        var at = start;
        while (at < utf8.Length && utf8[at] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (byte)'+' or (byte)'-' or (byte)'.' or (byte)'E')
            at++;
        return at > start ? at : throw Defects.NotJson(start);
    }

    // Names are compared as they stand; only one with an escape or a letter beyond ASCII is decoded. A quote ends the text at the latest.
    private static bool IsText(byte[] utf8, int quote, string text)
    {
        var at = 0;
        while (at < text.Length && utf8[quote + 1 + at] == text[at] && text[at] is not ('"' or '\\') && text[at] < 0x80)
            at++;
        var stop = utf8[quote + 1 + at];
        return stop >= 0x80 || stop == '\\' ? Decode(utf8, quote, SkipValue(utf8, quote)) == text : at == text.Length && stop == '"';
    }

    // Decodes a text in quotes. Letters of one or two bytes are decoded here, since the first use of Encoding.UTF8 takes longer than all else.
    private static string Decode(byte[] utf8, int start, int end)
    {
        var letters = new char[end - start - 2];
        var count = 0;
        for (var at = start + 1; at < end - 1; at++)
        {
            int letter = utf8[at];
            if (letter is >= 0xC2 and < 0xE0 && (utf8[at + 1] & 0xC0) == 0x80)
                letter = ((letter & 0x1F) << 6) | (utf8[++at] & 0x3F);
            else if (letter >= 0x80 || letter == '\\')
                return Defects.OtherText(utf8, start + 1, end - 1);
            letters[count++] = (char)letter;
        }
        return new(letters, 0, count);
    }

    /// <summary>The rare cases, which are not compiled while they do not occur.</summary>
    private static class Defects
    {
        public static FormatException NotJson(int at) => new(string.Create(CultureInfo.InvariantCulture, $"it is not JSON at byte {at}"));

        public static FormatException Missing(string name) => new($"'{name}' is missing");

        public static FormatException OutOfRange(string name, double min, double max) =>
            new(string.Create(CultureInfo.InvariantCulture, $"'{name}' is not a number from {min} to {max}"));

        public static FormatException OfKind(string name, byte[] utf8, int at)
        {
            var kind = utf8[at] switch
            {
                (byte)'{' => "Object",
                (byte)'[' => "Array",
                (byte)'"' => "String",
                (byte)'n' => "Null",
                (byte)'t' or (byte)'f' => "Boolean",
                _ => "Number",
            };
            return new(name.Length > 0 ? $"'{name}' is {kind}" : $"an object was expected, found {kind}");
        }

        public static double OtherNumber(string name, byte[] utf8, JsonText member, double min, double max) => OtherJson.TryGetNumber(utf8.AsSpan(member.Start..member.End), out var number) && number >= min && number <= max
            ? number
            : throw OutOfRange(name, min, max);

        public static string OtherText(byte[] utf8, int start, int end) => OtherJson.Decode(utf8.AsSpan(start..end));
    }
}
