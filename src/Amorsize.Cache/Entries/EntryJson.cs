using System.Text.Json;
using Amorsize.Cache.Keys;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Settings;

namespace Amorsize.Cache.Entries;

/// <summary>An <see cref="Entry"/> as JSON. Values out of range are refused, whoever wrote them.</summary>
internal static class EntryJson
{
    private const int FingerprintDigits = 64;

    /// <summary>Far more than there are properties, and few enough to be compared each with each.</summary>
    private const int MostSettings = 100;

    public static void Write(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WritePropertyName("key");
        EntryKeyJson.Write(json, entry.Key);
        json.WritePropertyName("machine");
        MachineJson.Write(json, entry.Machine);
        json.WriteString("fingerprint", entry.Fingerprint);
        json.WriteNumber("methodVersion", entry.MethodVersion);
        json.WriteStartObject("settings");
        foreach (var setting in entry.MeasurementProperties)
            json.WriteString(setting.Name, setting.Value);
        json.WriteEndObject();
        json.WriteString("toolVersion", entry.ToolVersion);
        json.WriteString("createdAt", entry.CreatedAt.UtcDateTime);
        switch (entry.Result)
        {
            case EntryResult.Loop(var profile):
                json.WritePropertyName("profile");
                ProfileJson.Write(json, profile);
                break;
            case EntryResult.Suite(var suite):
                json.WritePropertyName("suite");
                SuiteProfileJson.Write(json, suite);
                break;
            case EntryResult.Failed(var failure):
                json.WriteStartObject("failure");
                json.WriteString("outcome", failure.Outcome.ToString());
                json.WriteString("message", failure.Message);
                json.WriteEndObject();
                break;
        }
        if (entry.History.Count > 0)
        {
            json.WriteStartArray("history");
            foreach (var measurement in entry.History)
                PastMeasurementJson.Write(json, measurement);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static Entry Read(JsonElement json)
    {
        var key = EntryKeyJson.Read(json.GetMember("key", JsonValueKind.Object));
        return new()
        {
            Key = key,
            Machine = MachineJson.Read(json.GetMember("machine", JsonValueKind.Object)),
            Fingerprint = ReadFingerprint(json),
            MethodVersion = json.GetInt32In("methodVersion", 0, int.MaxValue),
            MeasurementProperties = ReadSettings(json.GetMember("settings", JsonValueKind.Object)),
            ToolVersion = json.GetText("toolVersion"),
            CreatedAt = json.GetTime("createdAt"),
            Result = ReadResult(json, key.Subject),
            // An older version kept none.
            History = json.TryGetProperty("history", out _) ? ReadHistory(json.GetMember("history", JsonValueKind.Array)) : [],
        };
    }

    private static EntryResult ReadResult(JsonElement json, Subject subject)
    {
        if (json.TryGetProperty("failure", out _))
            return new EntryResult.Failed(ReadFailure(json.GetMember("failure", JsonValueKind.Object)));
        if (subject is Subject.TestSuite)
            return new EntryResult.Suite(SuiteProfileJson.Read(json.GetMember("suite", JsonValueKind.Object)));
        var profile = ProfileJson.Read(json.GetMember("profile", JsonValueKind.Object));
        return profile.Workload == subject.Name
            ? new EntryResult.Loop(profile)
            : throw new FormatException($"the profile is of '{profile.Workload}', the key of '{subject.Name}'");
    }

    private static Failure ReadFailure(JsonElement json) => new(
        json.GetEnum<ProfileOutcome>("outcome") is var outcome && outcome != ProfileOutcome.Measured
            ? outcome
            : throw new FormatException("'outcome' of a failure is Measured"),
        json.GetText("message"));

    private static PastMeasurement[] ReadHistory(JsonElement json) => json.GetArrayLength() <= Entry.MostMeasurements
        ? [.. json.EnumerateArray().Select(PastMeasurementJson.Read)]
        : throw new FormatException($"'history' has more than {Entry.MostMeasurements} measurements");

    private static NamedField[] ReadSettings(JsonElement json) => json.GetPropertyCount() <= MostSettings
        ? [.. json.EnumerateObject().Select(setting => new NamedField(setting.Name, ReadSetting(setting)))]
        : throw new FormatException($"'settings' has more than {MostSettings} members");

    private static string ReadSetting(JsonProperty setting) =>
        setting.Value.ValueKind == JsonValueKind.String ? setting.Value.GetString()! : throw new FormatException($"setting '{setting.Name}' is {setting.Value.ValueKind}, not String");

    private static string ReadFingerprint(JsonElement json) =>
        json.GetText("fingerprint") is { Length: FingerprintDigits } text && text.All(char.IsAsciiHexDigitLower)
            ? text
            : throw new FormatException($"'fingerprint' is not {FingerprintDigits} hexadecimal digits");
}
