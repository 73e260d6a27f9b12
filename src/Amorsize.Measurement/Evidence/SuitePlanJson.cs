using System.Text.Json;
using Amorsize.Measurement.Suites;
using Amorsize.Settings;

namespace Amorsize.Measurement.Evidence;

/// <summary>The members of a JSON object that make a <see cref="SuitePlan"/>.</summary>
internal static class SuitePlanJson
{
    private const int Most = 1 << 16;

    /// <summary>Writes the members into the object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, SuitePlan setting)
    {
        json.WriteNumber("workers", setting.Workers);
        json.WriteString("scope", setting.Scope.ToString());
        json.WriteNumber("minThreads", setting.MinThreads);
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static SuitePlan Read(JsonElement json) =>
        new(json.GetInt32In("workers", 0, Most), json.GetEnum<TestScope>("scope"), json.GetInt32In("minThreads", 0, Most));
}
