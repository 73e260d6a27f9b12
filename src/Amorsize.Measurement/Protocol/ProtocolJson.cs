using System.Text.Json;
using Amorsize.Measurement.Evidence;
using Amorsize.Settings;

namespace Amorsize.Measurement.Protocol;

/// <summary>Requests and reports as JSON. Both sides are of one package, so there is no version.</summary>
internal static class ProtocolJson
{
    public static byte[] Write(ProfileRequest request) => Write(json =>
    {
        json.WriteString("assemblyPath", request.AssemblyPath);
        json.WriteString("workload", request.Workload);
        json.WriteNumber("methodToken", request.MethodToken);
        if (request.ItemsMember is not null)
            json.WriteString("itemsMember", request.ItemsMember);
        json.WriteNumber("itemCount", request.ItemCount);
        json.WriteNumber("maxDegreeOfParallelism", request.MaxDegreeOfParallelism);
        json.WriteNumber("budgetMilliseconds", request.Budget.TotalMilliseconds);
        json.WriteString("reportPath", request.ReportPath);
    });

    public static byte[] Write(ProfileReport report) => Write(json =>
    {
        json.WriteString("outcome", report.Outcome.ToString());
        json.WriteString("message", report.Message);
        if (report.Profile is null)
            return;
        json.WritePropertyName("profile");
        ProfileJson.Write(json, report.Profile);
    });

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ProfileRequest ReadRequest(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var json = document.RootElement;
        return new()
        {
            AssemblyPath = json.GetText("assemblyPath"),
            Workload = json.GetText("workload"),
            MethodToken = json.GetInt32In("methodToken", 0, int.MaxValue),
            ItemsMember = json.TryGetProperty("itemsMember", out var member) ? member.GetString() : null,
            ItemCount = json.GetInt32In("itemCount", 0, int.MaxValue),
            MaxDegreeOfParallelism = json.GetInt32In("maxDegreeOfParallelism", 0, int.MaxValue),
            Budget = TimeSpan.FromMilliseconds(json.GetDoubleIn("budgetMilliseconds", 1, TimeSpan.FromDays(1).TotalMilliseconds)),
            ReportPath = json.GetText("reportPath"),
        };
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ProfileReport ReadReport(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var json = document.RootElement;
        return new()
        {
            Outcome = json.GetEnum<ProfileOutcome>("outcome"),
            Message = json.GetText("message"),
            Profile = json.TryGetProperty("profile", out var profile) ? ProfileJson.Read(profile) : null,
        };
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
