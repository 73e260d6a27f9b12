using Amorsize.Engine;
using Amorsize.Measurement.Loops;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>A <see cref="Profile"/> as JSON, in the same format for the cache and the profiler's report.</summary>
internal static class ProfileJson
{
    // The largest dispatch overhead accepted from a file, 1000 s; a file with a greater one is corrupt.
    private const double MaxOverheadMicroseconds = 1e9;

    // The largest count for an item that is accepted from a file, 1 PB; a file with a greater one is corrupt.
    private const double MaxCounted = 1e15;

    // Number of decimal digits to which counts for an item are rounded: one collection in a million items is seen.
    private const int CountDigits = 6;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static Profile Map(JsonMembers json, Profile? profile) => new()
    {
        Workload = json.Text("workload", profile?.Workload),
        ProfiledAt = json.Time("profiledAt", profile?.ProfiledAt),
        Choice = json.Object("choice", profile?.Choice ?? default, ExecutionPlanJson.Map),
        Speedup = json.Number("speedup", profile?.Speedup, 0, ResolvedSettingsJson.MaxSpeedup, ResolvedSettingsJson.SpeedupDigits),
        SpeedupInterval = SpeedupInterval.Map(json, "speedupInterval", profile?.SpeedupInterval),
        SpeedupOverDefault = json.Number("speedupOverDefault", profile?.SpeedupOverDefault, 0, ResolvedSettingsJson.MaxSpeedup, ResolvedSettingsJson.SpeedupDigits),
        SpeedupOverDefaultInterval = SpeedupInterval.Map(json, "speedupOverDefaultInterval", profile?.SpeedupOverDefaultInterval),
        Reason = json.Text("reason", profile?.Reason),
        Warnings = json.Texts("warnings", profile?.Warnings),
        UnderLoad = MapLoad(json, profile?.UnderLoad),
        Model = json.Object("model", profile?.Model, CostModelJson.Map),
        Race = json.Objects("race", profile?.Race, MapSamples),
        Confirmation = json.Has("confirmation", isWritten: true) ? json.Objects("confirmation", profile?.Confirmation, MapSamples) : [],
        ScanTrials = json.Has("ladder", isWritten: true) ? json.Objects("ladder", profile?.ScanTrials, MapSamples) : [],
        Dispatch = json.Has("dispatch", profile?.Dispatch is not null) ? json.Object("dispatch", profile?.Dispatch ?? default, MapDispatch) : null,
        Search = json.Has("search", profile?.Search is not null) ? json.Object("search", profile?.Search, MapSearch) : null,
    };

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static CandidateSamples<ExecutionPlan> MapSamples(JsonMembers json, CandidateSamples<ExecutionPlan>? samples) => new(
        ExecutionPlanJson.Map(json, samples?.Candidate ?? default),
        json.Times("itemMicroseconds", samples?.ItemMicroseconds),
        json.Has("isAtLeast", samples?.IsLowerBound == true) && json.Flag("isAtLeast", true))
    {
        Costs = json.Has("costs", samples?.Costs is not null) ? json.Object("costs", samples?.Costs, MapCosts) : null,
    };

    /// <summary>The load beside which a result was measured, in processors; no member where there was none.</summary>
    public static double? MapLoad(JsonMembers json, double? load) =>
        json.Has("underLoad", load is not null) ? json.Number("underLoad", load, 0, SettingsKeys.MaxProcessors, ResolvedSettingsJson.LoadDigits) : null;

    private static PlanCosts MapCosts(JsonMembers json, PlanCosts? costs) => new(
        json.Microseconds("cpuMicroseconds", costs?.CpuMicroseconds),
        json.Number("allocatedBytes", costs?.AllocatedBytes, 0, MaxCounted, CountDigits),
        json.Number("lockContentions", costs?.LockContentions, 0, MaxCounted, CountDigits),
        json.Number("collections", costs?.Collections, 0, MaxCounted, CountDigits),
        json.Microseconds("pauseMicroseconds", costs?.PauseMicroseconds));

    private static DispatchOverhead MapDispatch(JsonMembers json, DispatchOverhead dispatch) => new(
        json.Microseconds("forkJoinMicroseconds", dispatch.ForkJoinMicroseconds, MaxOverheadMicroseconds),
        json.Microseconds("claimMicroseconds", dispatch.ClaimMicroseconds, MaxOverheadMicroseconds));

    private static SearchRecord MapSearch(JsonMembers json, SearchRecord? search) => new(
        json.Has("warmUpMicroseconds", isWritten: true) ? json.Times("warmUpMicroseconds", search?.WarmUpRuns) : [],
        json.Has("probeMicroseconds", isWritten: true) ? json.Times("probeMicroseconds", search?.ProbeRuns) : [],
        json.Times("itemMicroseconds", search?.ItemTimes),
        json.Bytes("itemBytes", search?.ItemBytes),
        json.Int32("rounds", search?.Rounds),
        json.Int32("disturbedTrials", search?.DisturbedTrials),
        json.Milliseconds("milliseconds", search?.Elapsed),
        json.Milliseconds("raceMilliseconds", search?.RaceElapsed))
    {
        CheckedElapsed = json.Has("checkedMilliseconds", search?.CheckedElapsed is not null) ? json.Milliseconds("checkedMilliseconds", search?.CheckedElapsed) : null,
        Checks = json.Has("checks", search?.Checks > 0) ? json.Int32("checks", search?.Checks) : 0,
    };
}
