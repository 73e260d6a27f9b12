using System.Text.Json;

namespace Amorsize.Cache.Fuzz.Oracle;

/// <summary>The places of names and values in a JSON file. A mutation that replaces a whole place keeps the syntax, so it gets past the JSON parser.</summary>
internal static class Places
{
    /// <summary>The range of each name and value. The range of an object or array includes its content.</summary>
    public static IReadOnlyList<Range> Of(ReadOnlySpan<byte> file)
    {
        var places = new List<Range>();
        var open = new Stack<int>();
        var json = new Utf8JsonReader(file);
        while (json.Read())
        {
            var start = (int)json.TokenStartIndex;
            switch (json.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(start);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    places.Add(open.Pop()..(start + 1));
                    break;
                default:
                    var quotes = json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
                    places.Add(start..(start + json.ValueSpan.Length + quotes));
                    break;
            }
        }
        return places;
    }

    /// <summary>The file with one place replaced.</summary>
    public static byte[] With(this byte[] file, Range place, ReadOnlySpan<byte> bytes) => [.. file[..place.Start], .. bytes, .. file[place.End..]];
}
