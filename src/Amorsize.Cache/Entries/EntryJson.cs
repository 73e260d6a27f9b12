using Amorsize.Cache.Keys;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Settings;

namespace Amorsize.Cache.Entries;

/// <summary>Reads and writes an <see cref="Entry"/> as JSON.</summary>
internal static class EntryJson
{
    private const string Profile = "profile";
    private const int FingerprintDigits = 64;

    // Far more than there are measurement properties, and few enough for the pairwise comparison in NamedField.Differences.
    private const int MaxSettings = 100;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static Entry Map(JsonMembers json, Entry? entry)
    {
        var key = json.Object("key", entry?.Key, EntryKeyJson.Map);
        return new()
        {
            Key = key,
            Machine = json.Object("machine", entry?.Machine, MachineJson.Map),
            Fingerprint = MapFingerprint(json, entry?.Fingerprint),
            MethodVersion = json.Text("methodVersion", entry?.MethodVersion),
            MeasurementProperties = MapSettings(json, entry?.MeasurementProperties),
            ToolVersion = json.Text("toolVersion", entry?.ToolVersion),
            CreatedAt = json.Time("createdAt", entry?.CreatedAt),
            Result = MapResult(json, entry?.Result, key.Subject),
            // Entry.ForOthers removes the history from an exported or uploaded entry.
            History = json.Has("history", entry?.History.Count > 0) ? json.Objects("history", entry?.History, MapMeasurement, Entry.MaxMeasurements) : [],
        };
    }

    private static string MapFingerprint(JsonMembers json, string? value)
    {
        var fingerprint = json.Text("fingerprint", value);
        json.Require(fingerprint.Length == FingerprintDigits && fingerprint.All(char.IsAsciiHexDigitLower), $"'fingerprint' is not {FingerprintDigits} hexadecimal digits");
        return fingerprint;
    }

    private static NamedField[] MapSettings(JsonMembers json, IReadOnlyList<NamedField>? settings) =>
        [.. json.NamedTexts("settings", settings?.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)), MaxSettings).Select(setting => new NamedField(setting.Key, setting.Value))];

    private static EntryResult MapResult(JsonMembers json, EntryResult? result, Subject subject)
    {
        if (json.Has("failure", result is EntryResult.Failed))
            return MapFailed(json, result as EntryResult.Failed, subject);
        if (json.IsReading ? subject is Subject.TestSuite : result is EntryResult.Suite)
            return new EntryResult.Suite(json.Object("suite", (result as EntryResult.Suite)?.Profile, SuiteProfileJson.Map));
        return new EntryResult.Loop(MapProfile(json, (result as EntryResult.Loop)?.Profile, subject));
    }

    private static EntryResult.Failed MapFailed(JsonMembers json, EntryResult.Failed? failed, Subject subject) => new(json.Object("failure", failed?.Failure, MapFailure))
    {
        Kept = subject is Subject.Workload && json.Has(Profile, failed?.Kept is not null) ? MapProfile(json, failed?.Kept, subject) : null,
    };

    private static Profile MapProfile(JsonMembers json, Profile? value, Subject subject)
    {
        var profile = json.Object(Profile, value, ProfileJson.Map);
        json.Require(profile.Workload == subject.Name, $"the profile is of '{profile.Workload}', the key of '{subject.Name}'");
        return profile;
    }

    private static Failure MapFailure(JsonMembers json, Failure? failure)
    {
        var outcome = json.Choice("outcome", failure?.Outcome);
        json.Require(outcome != ProfileOutcome.Measured, "'outcome' of a failure is Measured");
        return new(outcome, json.Text("message", failure?.Message));
    }

    private static PastMeasurement MapMeasurement(JsonMembers json, PastMeasurement? measurement) => new(
        json.Time("at", measurement?.At),
        json.Choice("verdict", measurement?.Verdict),
        json.Text("why", measurement?.Why),
        json.Text("result", measurement?.Result));
}
