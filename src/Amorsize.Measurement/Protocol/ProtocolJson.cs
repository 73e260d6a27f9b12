using System.Text.Json;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Settings;

namespace Amorsize.Measurement.Protocol;

/// <summary>Requests to the profiler and its reports as JSON. The build and the profiler come from one package, so the format has no version number.</summary>
internal static class ProtocolJson
{
    // The largest budget accepted in a request. A search takes seconds; the limit only keeps deadlines finite.
    private static readonly TimeSpan MaxBudget = TimeSpan.FromDays(1);

    public static byte[] Write(ProfileRequest request) => JsonMembers.Write<ProfileRequest>(request, MapRequest);

    public static byte[] Write(ProfileReport report) => JsonMembers.Write<ProfileReport>(report, MapReport);

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static ProfileRequest ReadRequest(byte[] utf8) => JsonMembers.Read<ProfileRequest>(utf8, MapRequest);

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static ProfileReport ReadReport(byte[] utf8) => JsonMembers.Read<ProfileReport>(utf8, MapReport);

    private static ProfileRequest MapRequest(JsonMembers json, ProfileRequest? request) => new()
    {
        AssemblyPath = json.Text("assemblyPath", request?.AssemblyPath),
        Workload = json.Text("workload", request?.Workload),
        MethodToken = json.Int32("methodToken", request?.MethodToken),
        Options = json.Object("options", request?.Options, WorkloadOptions.Map),
        Budget = json.Milliseconds("budgetMilliseconds", request?.Budget, min: 1, MaxBudget.TotalMilliseconds),
        Earlier = json.Has("earlier", request?.Earlier is not null) ? json.Object("earlier", request?.Earlier, ProfileJson.Map) : null,
        Compared = json.Has("compared", request?.Compared is not null) ? json.Objects("compared", request?.Compared, ExecutionPlanJson.Map) : null,
        ReportPath = json.Text("reportPath", request?.ReportPath),
        Look = json.Has("look", request?.Look is not null) ? json.Object("look", request?.Look, LookRequest.Map) : null,
    };

    private static ProfileReport MapReport(JsonMembers json, ProfileReport? report) => new()
    {
        Outcome = json.Choice("outcome", report?.Outcome),
        Message = json.Text("message", report?.Message),
        IsOfPreparation = json.Flag("isOfPreparation", report?.IsOfPreparation),
        BuildLoad = json.Number("buildLoad", report?.BuildLoad, 0, SettingsKeys.MaxProcessors, ResolvedSettingsJson.LoadDigits),
        Time = json.Has("time", report?.Time is not null) ? json.Object("time", report?.Time, LoopTime.Map) : null,
        Profile = json.Has("profile", report?.Profile is not null) ? json.Object("profile", report?.Profile, ProfileJson.Map) : null,
        Comparison = json.Has("comparison", report?.Comparison is not null) ? json.Object("comparison", report?.Comparison, PlanComparison.Map) : null,
    };
}
