using System.Text.Json;
using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>A <see cref="Profile"/> as JSON: the same in the cache and in the profiler's report. Values out of range are refused, whoever wrote them.</summary>
internal static class ProfileJson
{
    private const double LongestSearchMilliseconds = 1e9;
    private const double MostOverheadMicroseconds = 1e9;
    private const double MostBytes = 1e15;

    public static void Write(Utf8JsonWriter json, Profile profile)
    {
        json.WriteStartObject();
        json.WriteString("workload", profile.Workload);
        json.WriteString("profiledAt", profile.ProfiledAt.UtcDateTime);
        json.WriteStartObject("choice");
        ExecutionPlanJson.WriteMembers(json, profile.Choice);
        json.WriteEndObject();
        json.WriteNumber("speedup", Math.Round(profile.Speedup, 4));
        json.WriteNumber("speedupOverDefault", Math.Round(profile.SpeedupOverDefault, 4));
        json.WriteString("reason", profile.Reason);
        json.WriteTexts("warnings", profile.Warnings);
        json.WritePropertyName("model");
        CostModelJson.Write(json, profile.Model);
        WriteEvidence(json, "race", profile.Race);
        WriteEvidence(json, "ladder", profile.ScanTrials);
        if (profile.Dispatch is { } dispatch)
            Write(json, dispatch);
        if (profile.Search is { } search)
            Write(json, search);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static Profile Read(JsonElement json) => new()
    {
        Workload = json.GetText("workload"),
        ProfiledAt = json.GetTime("profiledAt"),
        Choice = ExecutionPlanJson.Read(json.GetMember("choice", JsonValueKind.Object)),
        Speedup = json.GetDoubleIn("speedup", 0, 1e9),
        SpeedupOverDefault = json.GetDoubleIn("speedupOverDefault", 0, 1e9),
        Reason = json.GetText("reason"),
        Warnings = json.GetTexts("warnings"),
        Model = CostModelJson.Read(json.GetMember("model", JsonValueKind.Object)),
        Race = ReadEvidence(json.GetMember("race", JsonValueKind.Array)),
        ScanTrials = json.TryGetProperty("ladder", out _) ? ReadEvidence(json.GetMember("ladder", JsonValueKind.Array)) : [],
        Dispatch = json.TryGetProperty("dispatch", out var dispatch) ? ReadDispatch(dispatch) : null,
        Search = json.TryGetProperty("search", out _) ? ReadSearch(json.GetMember("search", JsonValueKind.Object)) : null,
    };

    private static void WriteEvidence(Utf8JsonWriter json, string name, IReadOnlyList<CandidateSamples<ExecutionPlan>> all)
    {
        json.WriteStartArray(name);
        foreach (var evidence in all)
        {
            json.WriteStartObject();
            ExecutionPlanJson.WriteMembers(json, evidence.Candidate);
            json.WriteTimes("itemMicroseconds", evidence.ItemMicroseconds);
            if (evidence.IsLowerBound)
                json.WriteBoolean("isAtLeast", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static CandidateSamples<ExecutionPlan>[] ReadEvidence(JsonElement array) =>
    [
        .. array.EnumerateArray().Select(json => new CandidateSamples<ExecutionPlan>(
            ExecutionPlanJson.Read(json),
            json.GetTimes("itemMicroseconds"),
            json.TryGetProperty("isAtLeast", out var isAtLeast) && isAtLeast.ValueKind == JsonValueKind.True)),
    ];

    private static void Write(Utf8JsonWriter json, DispatchOverhead dispatch)
    {
        json.WriteStartObject("dispatch");
        json.WriteNumber("forkJoinMicroseconds", Math.Round(dispatch.ForkJoinMicroseconds, 6));
        json.WriteNumber("claimMicroseconds", Math.Round(dispatch.ClaimMicroseconds, 6));
        json.WriteEndObject();
    }

    private static DispatchOverhead ReadDispatch(JsonElement json) => new(
        json.GetDoubleIn("forkJoinMicroseconds", 0, MostOverheadMicroseconds),
        json.GetDoubleIn("claimMicroseconds", 0, MostOverheadMicroseconds));

    private static void Write(Utf8JsonWriter json, SearchRecord search)
    {
        json.WriteStartObject("search");
        json.WriteTimes("warmUpMicroseconds", search.WarmUpRuns);
        json.WriteTimes("probeMicroseconds", search.ProbeRuns);
        json.WriteTimes("itemMicroseconds", search.ItemTimes);
        json.WriteNumber("itemBytes", search.ItemBytes);
        json.WriteNumber("rounds", search.Rounds);
        json.WriteNumber("disturbedRounds", search.InterferedRounds);
        json.WriteNumber("milliseconds", Math.Round(search.Elapsed.TotalMilliseconds, 3));
        json.WriteNumber("raceMilliseconds", Math.Round(search.RaceElapsed.TotalMilliseconds, 3));
        json.WriteEndObject();
    }

    private static SearchRecord ReadSearch(JsonElement json) => new(
        json.TryGetProperty("warmUpMicroseconds", out _) ? json.GetTimes("warmUpMicroseconds") : [],
        json.TryGetProperty("probeMicroseconds", out _) ? json.GetTimes("probeMicroseconds") : [],
        json.GetTimes("itemMicroseconds"),
        (long)json.GetDoubleIn("itemBytes", 0, MostBytes),
        json.GetInt32In("rounds", 0, int.MaxValue),
        json.GetInt32In("disturbedRounds", 0, int.MaxValue),
        TimeSpan.FromMilliseconds(json.GetDoubleIn("milliseconds", 0, LongestSearchMilliseconds)),
        TimeSpan.FromMilliseconds(json.GetDoubleIn("raceMilliseconds", 0, LongestSearchMilliseconds)));
}
