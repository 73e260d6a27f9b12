using System.Text.Json;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>A <see cref="SuiteProfile"/> as JSON. Values out of range are refused, whoever wrote them.</summary>
internal static class SuiteProfileJson
{
    private const double LongestMilliseconds = 1e9;
    private const double MostBytes = 1e15;

    public static void Write(Utf8JsonWriter json, SuiteProfile profile)
    {
        json.WriteStartObject();
        json.WriteString("profiledAt", profile.ProfiledAt.UtcDateTime);
        json.WriteStartObject("choice");
        SuitePlanJson.WriteMembers(json, profile.Choice);
        json.WriteEndObject();
        json.WriteNumber("speedup", Math.Round(profile.Speedup, 4));
        json.WriteString("reason", profile.Reason);
        json.WriteBoolean("isLeftAlone", profile.IsUnchanged);
        json.WriteNumber("tests", profile.Tests);
        json.WriteNumber("sequentialMilliseconds", Math.Round(profile.Sequential.TotalMilliseconds, 3));
        if (profile.TestTime is { } testTime)
            json.WriteNumber("testMilliseconds", Math.Round(testTime.TotalMilliseconds, 3));
        if (profile.TimedAt is { } timedAt)
            json.WriteString("timedAt", timedAt.UtcDateTime);
        json.WriteNumber("cpuShare", Math.Round(profile.CpuShare, 4));
        json.WriteNumber("peakMemoryBytes", profile.PeakMemory);
        json.WriteTexts("failInParallel", profile.FailInParallel);
        json.WriteTexts("warnings", profile.Warnings);
        json.WriteStartArray("race");
        foreach (var evidence in profile.Race)
        {
            json.WriteStartObject();
            SuitePlanJson.WriteMembers(json, evidence.Candidate);
            json.WriteTimes("microseconds", evidence.ItemMicroseconds);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (profile.Timeline is { } timeline)
        {
            json.WritePropertyName("timeline");
            SuiteTimelineJson.Write(json, timeline);
        }
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static SuiteProfile Read(JsonElement json) => new()
    {
        ProfiledAt = json.GetTime("profiledAt"),
        Choice = SuitePlanJson.Read(json.GetMember("choice", JsonValueKind.Object)),
        Speedup = json.GetDoubleIn("speedup", 0, 1e9),
        Reason = json.GetText("reason"),
        IsUnchanged = json.TryGetProperty("isLeftAlone", out var isLeftAlone) && isLeftAlone.ValueKind == JsonValueKind.True,
        Tests = json.GetInt32In("tests", 0, int.MaxValue),
        Sequential = TimeSpan.FromMilliseconds(json.GetDoubleIn("sequentialMilliseconds", 0, LongestMilliseconds)),
        TestTime = json.TryGetProperty("testMilliseconds", out _) ? TimeSpan.FromMilliseconds(json.GetDoubleIn("testMilliseconds", 0, LongestMilliseconds)) : null,
        TimedAt = json.TryGetProperty("timedAt", out _) ? json.GetTime("timedAt") : null,
        CpuShare = json.GetDoubleIn("cpuShare", 0, 1),
        PeakMemory = (long)json.GetDoubleIn("peakMemoryBytes", 0, MostBytes),
        FailInParallel = json.GetTexts("failInParallel"),
        Warnings = json.GetTexts("warnings"),
        Race =
        [
            .. json.GetMember("race", JsonValueKind.Array).EnumerateArray()
                .Select(evidence => new CandidateSamples<SuitePlan>(SuitePlanJson.Read(evidence), evidence.GetTimes("microseconds"))),
        ],
        Timeline = json.TryGetProperty("timeline", out var timeline) ? SuiteTimelineJson.Read(timeline) : null,
    };
}
