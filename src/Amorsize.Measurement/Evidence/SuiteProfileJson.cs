using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>A <see cref="SuiteProfile"/> as JSON.</summary>
internal static class SuiteProfileJson
{
    // Number of decimal digits to which the CPU share of the tests is rounded.
    private const int CpuShareDigits = 4;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static SuiteProfile Map(JsonMembers json, SuiteProfile? profile) => new()
    {
        ProfiledAt = json.Time("profiledAt", profile?.ProfiledAt),
        Choice = json.Object("choice", profile?.Choice ?? default, SuitePlanJson.Map),
        Speedup = json.Number("speedup", profile?.Speedup, 0, ResolvedSettingsJson.MaxSpeedup, ResolvedSettingsJson.SpeedupDigits),
        Reason = json.Text("reason", profile?.Reason),
        IsUnchanged = json.Flag("isLeftAlone", profile?.IsUnchanged),
        IsInProgress = json.Has("isInProgress", profile?.IsInProgress == true) && json.Flag("isInProgress", profile?.IsInProgress),
        Tests = json.Int32("tests", profile?.Tests),
        Failing = json.Has("failing", profile?.Failing > 0) ? json.Int32("failing", profile?.Failing) : 0,
        Sequential = json.Milliseconds("sequentialMilliseconds", profile?.Sequential),
        OutsideTests = json.Has("outsideTestsMilliseconds", profile?.OutsideTests is not null) ? json.Milliseconds("outsideTestsMilliseconds", profile?.OutsideTests) : null,
        TestTime = json.Has("testMilliseconds", profile?.TestTime is not null) ? json.Milliseconds("testMilliseconds", profile?.TestTime) : null,
        TimedAt = json.Has("timedAt", profile?.TimedAt is not null) ? json.Time("timedAt", profile?.TimedAt) : null,
        CpuShare = json.Number("cpuShare", profile?.CpuShare, 0, 1, CpuShareDigits),
        PeakMemory = json.Bytes("peakMemoryBytes", profile?.PeakMemory),
        FailInParallel = json.Texts("failInParallel", profile?.FailInParallel),
        Isolation = json.Has("isolation", profile?.Isolation is not null) ? json.Object<Isolation>("isolation", profile?.Isolation, MapIsolation) : null,
        Warnings = json.Texts("warnings", profile?.Warnings),
        UnderLoad = ProfileJson.MapLoad(json, profile?.UnderLoad),
        Race = json.Objects("race", profile?.Race, MapSamples),
        Classes = json.Has("classes", profile?.Classes.Count > 0) ? json.Objects<ClassTime>("classes", profile?.Classes, MapClass, SuiteProfile.MaxClasses) : [],
        Longest = json.Has("longest", profile?.Longest.Count > 0) ? json.Objects<ClassTime>("longest", profile?.Longest, MapClass, SuiteProfile.MaxLongest) : [],
        Order = json.Has("order", profile?.Order is not null) ? json.Object<SuiteOrder>("order", profile?.Order, MapOrder) : null,
        Timeline = json.Has("timeline", profile?.Timeline is not null) ? json.Object("timeline", profile?.Timeline, MapTimeline) : null,
    };

    private static CandidateSamples<SuitePlan> MapSamples(JsonMembers json, CandidateSamples<SuitePlan>? samples) =>
        new(SuitePlanJson.Map(json, samples?.Candidate ?? default), json.Times("microseconds", samples?.ItemMicroseconds));

    private static Isolation MapIsolation(JsonMembers json, Isolation? isolation) => new(
        json.Object("plan", isolation?.Plan ?? default, SuitePlanJson.Map),
        json.Texts("units", isolation?.Units),
        json.Milliseconds("milliseconds", isolation?.Time),
        json.Milliseconds("inPlaceOfMilliseconds", isolation?.InPlaceOf),
        json.Int32("runs", isolation?.Runs));

    private static ClassTime MapClass(JsonMembers json, ClassTime? one) => new(
        json.Text("name", one?.Name),
        json.Milliseconds("milliseconds", one?.Time),
        json.Has("longestMilliseconds", one?.LongestTest is not null) ? json.Milliseconds("longestMilliseconds", one?.LongestTest) : null);

    private static SuiteOrder MapOrder(JsonMembers json, SuiteOrder? order) => new(
        json.Has("longestFirstMilliseconds", order?.LongestFirst is not null) ? json.Milliseconds("longestFirstMilliseconds", order?.LongestFirst) : null,
        json.Has("critical", order?.Critical is not null) ? json.Object<ClassTime>("critical", order?.Critical, MapClass) : null,
        json.Flag("isByClass", order?.IsByClass));

    private static SuiteTimeline MapTimeline(JsonMembers json, SuiteTimeline? timeline) => new(
        json.Object("before", timeline?.Before ?? default, SuitePlanJson.Map),
        json.Objects("tests", timeline?.Tests, MapTest, SuiteTimeline.MaxTests));

    private static TestSpans MapTest(JsonMembers json, TestSpans? test) => new(
        json.Text("test", test?.Test),
        json.Has("before", test?.Before is not null) ? json.Object("before", test?.Before ?? default, MapSpan) : null,
        json.Has("after", test?.After is not null) ? json.Object("after", test?.After ?? default, MapSpan) : null);

    private static TestSpan MapSpan(JsonMembers json, TestSpan span) =>
        new(json.Milliseconds("startMilliseconds", span.Start), json.Milliseconds("milliseconds", span.Duration));
}
