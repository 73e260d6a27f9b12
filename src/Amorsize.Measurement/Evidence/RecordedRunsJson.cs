using Amorsize.Measurement.Suites;
using Amorsize.Platform.Processors;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary><see cref="RecordedRuns"/> as JSON.</summary>
internal static class RecordedRunsJson
{
    // The most processors accepted from a file; a file with more is corrupt.
    private const int MaxProcessors = 1 << 16;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static RecordedRuns Map(JsonMembers json, RecordedRuns? runs) => new(
        json.Text("conditions", runs?.Conditions),
        json.Texts("names", runs?.Names),
        json.Texts("classes", runs?.Classes),
        json.Texts("methods", runs?.Methods),
        json.Objects<RecordedRuns.Row>("runs", runs?.Runs, MapRow))
    {
        Refusals = json.Has("refusals", runs?.Refusals.Count > 0) ? new(json.Int32("refusals", runs?.Refusals.Count), json.Time("firstRefusal", runs?.Refusals.First)) : default,
    };

    private static RecordedRuns.Row MapRow(JsonMembers json, RecordedRuns.Row? row) => new(
        new(
            json.Object("plan", row?.Recorded.Plan ?? default, SuitePlanJson.Map),
            json.Flag("isShuffled", row?.Recorded.Shuffled),
            json.Object<SuiteRun>("run", row?.Recorded.Run, MapRun),
            json.Milliseconds("tookMilliseconds", row?.Recorded.Took),
            json.Has("processors", row?.Recorded.Processors is not null) ? json.Object("processors", row?.Recorded.Processors ?? default, MapProcessors) : null)
        {
            Build = json.Has("build", row?.Recorded.Build.All > TimeSpan.Zero) ? json.Object("build", row?.Recorded.Build ?? default, MapBuild) : default,
            Throttled = json.Has("throttledMilliseconds", row?.Recorded.Throttled > TimeSpan.Zero) ? json.Milliseconds("throttledMilliseconds", row?.Recorded.Throttled) : TimeSpan.Zero,
            Without = json.Has("without", row?.Recorded.Without.Count > 0) ? json.Texts("without", row?.Recorded.Without) : [],
        },
        json.Has("firstStart", row?.FirstStart is not null) ? json.Time("firstStart", row?.FirstStart) : null,
        json.Times("tests", row?.Tests));

    private static SuiteRun MapRun(JsonMembers json, SuiteRun? run) => new()
    {
        End = json.Choice("end", run?.End),
        Elapsed = json.Milliseconds("milliseconds", run?.Elapsed),
        Computed = json.Has("computedMilliseconds", run?.Computed is not null) ? json.Milliseconds("computedMilliseconds", run?.Computed) : null,
        Waited = json.Has("waitedMilliseconds", run?.Waited is not null) ? json.Milliseconds("waitedMilliseconds", run?.Waited) : null,
        PeakMemory = json.Bytes("peakMemoryBytes", run?.PeakMemory),
        Message = json.Text("message", run?.Message),
    };

    private static BuildTimes MapBuild(JsonMembers json, BuildTimes times) => new(
        json.Milliseconds("allMilliseconds", times.All),
        json.Milliseconds("compilerServerMilliseconds", times.CompilerServer));

    private static ProcessorTimes MapProcessors(JsonMembers json, ProcessorTimes times) => new(
        json.Milliseconds("allMilliseconds", times.All),
        json.Milliseconds("ownMilliseconds", times.Own),
        json.Int32("processors", times.Processors, 1, MaxProcessors));
}
