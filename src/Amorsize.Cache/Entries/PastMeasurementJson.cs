using System.Text.Json;
using Amorsize.Cache.Verdicts;
using Amorsize.Settings;

namespace Amorsize.Cache.Entries;

/// <summary>A <see cref="PastMeasurement"/> as JSON.</summary>
internal static class PastMeasurementJson
{
    public static void Write(Utf8JsonWriter json, PastMeasurement measurement)
    {
        json.WriteStartObject();
        json.WriteString("at", measurement.At.UtcDateTime);
        json.WriteString("verdict", measurement.Verdict.ToString());
        json.WriteString("why", measurement.Why);
        json.WriteString("result", measurement.Result);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static PastMeasurement Read(JsonElement json) =>
        new(json.GetTime("at"), json.GetEnum<Verdict>("verdict"), json.GetText("why"), json.GetText("result"));
}
