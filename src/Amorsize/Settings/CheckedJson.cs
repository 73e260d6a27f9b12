using System.Globalization;
using System.Text.Json;

namespace Amorsize.Settings;

/// <summary>
/// Reads members of untrusted JSON objects. A member that is missing, of another kind or out of its range causes a <see cref="FormatException"/> with the
/// member's name.
/// </summary>
internal static class CheckedJson
{
    public static JsonElement GetMember(this JsonElement json, string name, JsonValueKind kind)
    {
        var member = json.GetMember(name);
        return member.ValueKind == kind ? member : throw new FormatException($"'{name}' is {member.ValueKind}, not {kind}");
    }

    public static string GetText(this JsonElement json, string name) => Text(json.GetMember(name, JsonValueKind.String), name);

    public static int GetInt32In(this JsonElement json, string name, int min, int max) =>
        json.GetMember(name, JsonValueKind.Number).TryGetInt32(out var value) && value >= min && value <= max
            ? value
            : throw OutOfRange(name, min, max);

    public static double GetDoubleIn(this JsonElement json, string name, double min, double max) =>
        json.GetMember(name, JsonValueKind.Number).TryGetDouble(out var value) && value >= min && value <= max
            ? value
            : throw OutOfRange(name, min, max);

    public static bool GetFlag(this JsonElement json, string name)
    {
        var member = json.GetMember(name);
        return member.ValueKind is JsonValueKind.True or JsonValueKind.False ? member.GetBoolean() : throw new FormatException($"'{name}' is {member.ValueKind}, not True or False");
    }

    public static DateTimeOffset GetTime(this JsonElement json, string name) =>
        json.GetMember(name, JsonValueKind.String).TryGetDateTimeOffset(out var value)
            ? value.ToUniversalTime()
            : throw new FormatException($"'{name}' is not an ISO 8601 time");

    public static TEnum GetEnum<TEnum>(this JsonElement json, string name)
        where TEnum : struct, Enum
    {
        var text = json.GetText(name);
#pragma warning disable CA2263 // A build would have to compile the generic methods for each enum.
        var names = Enum.GetNames(typeof(TEnum));
        return Array.IndexOf(names, text) >= 0
            ? (TEnum)Enum.Parse(typeof(TEnum), text)
            : throw new FormatException($"'{name}' is '{text}', which is none of {string.Join(", ", names)}");
#pragma warning restore CA2263
    }

    public static IReadOnlyList<string> GetTexts(this JsonElement json, string name) =>
        [.. json.GetMember(name, JsonValueKind.Array).EnumerateArray().Select(text => text.ValueKind == JsonValueKind.String
            ? Text(text, name)
            : throw new FormatException($"'{name}' has an element that is {text.ValueKind}, not String"))];

    public static IReadOnlyList<double> GetDoublesIn(this JsonElement json, string name, double min, double max)
    {
        var array = json.GetMember(name, JsonValueKind.Array);
        var values = new double[array.GetArrayLength()];
        var read = 0;
        foreach (var element in array.EnumerateArray())
        {
            values[read++] = element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && value >= min && value <= max
                ? value
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{name}' has an element that is not a number from {min} to {max}"));
        }
        return values;
    }

    /// <summary>Returns the names and values of an object whose values must all be strings.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> GetNamedTexts(this JsonElement json, string name)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var member in json.GetMember(name, JsonValueKind.Object).EnumerateObject())
        {
            texts.Add(member.Value.ValueKind == JsonValueKind.String
                ? new(member.Name, Text(member.Value, member.Name))
                : throw new FormatException($"'{member.Name}' is {member.Value.ValueKind}, not String"));
        }
        return texts;
    }

    private static JsonElement GetMember(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new FormatException($"an object was expected, found {json.ValueKind}");
        return json.TryGetProperty(name, out var member) ? member : throw new FormatException($"'{name}' is missing");
    }

    private static string Text(JsonElement json, string name)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"'{name}' is not Unicode: {e.Message}");
        }
    }

    private static FormatException OutOfRange<T>(string name, T min, T max) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{name}' is not a number from {min} to {max}"));
}
