using System.Text.Json;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>A <see cref="SuiteTimeline"/> as JSON. Values out of range are refused, whoever wrote them.</summary>
internal static class SuiteTimelineJson
{
    private const double LongestMilliseconds = 1e9;

    public static void Write(Utf8JsonWriter json, SuiteTimeline timeline)
    {
        json.WriteStartObject();
        json.WriteStartObject("before");
        SuitePlanJson.WriteMembers(json, timeline.Before);
        json.WriteEndObject();
        json.WriteStartArray("tests");
        foreach (var test in timeline.Tests)
        {
            json.WriteStartObject();
            json.WriteString("test", test.Test);
            Write(json, "before", test.Before);
            Write(json, "after", test.After);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static SuiteTimeline Read(JsonElement json) => new(
        SuitePlanJson.Read(json.GetMember("before", JsonValueKind.Object)),
        json.GetMember("tests", JsonValueKind.Array) is var tests && tests.GetArrayLength() <= SuiteTimeline.MaxTests
            ? [.. tests.EnumerateArray().Select(test => new TestSpans(test.GetText("test"), Read(test, "before"), Read(test, "after")))]
            : throw new FormatException($"'tests' has more than {SuiteTimeline.MaxTests} tests"));

    private static void Write(Utf8JsonWriter json, string name, TestSpan? span)
    {
        if (span is not { } at)
            return;
        json.WriteStartObject(name);
        json.WriteNumber("startMilliseconds", Math.Round(at.Start.TotalMilliseconds, 3));
        json.WriteNumber("milliseconds", Math.Round(at.Duration.TotalMilliseconds, 3));
        json.WriteEndObject();
    }

    private static TestSpan? Read(JsonElement test, string name) => !test.TryGetProperty(name, out _) ? null : test.GetMember(name, JsonValueKind.Object) is var span
        ? new(Milliseconds(span, "startMilliseconds"), Milliseconds(span, "milliseconds"))
        : null;

    private static TimeSpan Milliseconds(JsonElement json, string name) => TimeSpan.FromMilliseconds(json.GetDoubleIn(name, 0, LongestMilliseconds));
}
