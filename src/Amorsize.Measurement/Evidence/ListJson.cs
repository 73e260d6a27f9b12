using System.Text.Json;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>Lists of times, in microseconds, and of texts as JSON.</summary>
internal static class ListJson
{
    private const double LongestMicroseconds = 1e15;

    public static void WriteTimes(this Utf8JsonWriter json, string name, IReadOnlyList<double> times)
    {
        json.WriteStartArray(name);
        foreach (var time in times)
            json.WriteNumberValue(Math.Round(time, 6));
        json.WriteEndArray();
    }

    /// <exception cref="FormatException">It is missing, of another type, or has an element that is not a time.</exception>
    public static IReadOnlyList<double> GetTimes(this JsonElement json, string name)
    {
        var array = json.GetMember(name, JsonValueKind.Array);
        var times = new double[array.GetArrayLength()];
        var read = 0;
        foreach (var time in array.EnumerateArray())
        {
            times[read++] = time.ValueKind == JsonValueKind.Number && time.TryGetDouble(out var value) && value is >= 0 and <= LongestMicroseconds
                ? value
                : throw new FormatException($"'{name}' has an element that is not a time");
        }
        return times;
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
