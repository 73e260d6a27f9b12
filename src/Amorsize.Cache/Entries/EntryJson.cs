using Amorsize.Cache.Keys;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Settings;

namespace Amorsize.Cache.Entries;

/// <summary>Reads and writes an <see cref="Entry"/> as JSON.</summary>
internal static class EntryJson
{
    private const int FingerprintDigits = 64;
    private const string Profile = "profile";
    private const string Suite = "suite";

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
        if (!json.Has("failure", result is EntryResult.Failed))
            return MapProfile(json, result, subject);
        var failed = result as EntryResult.Failed;
        var failure = json.Object("failure", failed?.Failure, MapFailure);
        return new EntryResult.Failed(failure)
        {
            Known = json.Has(subject is Subject.TestSuite ? Suite : Profile, failed?.Known is not null) ? MapProfile(json, failed?.Known, subject) : null,
        };
    }

    private static EntryResult MapProfile(JsonMembers json, EntryResult? result, Subject subject)
    {
        if (json.IsReading ? subject is Subject.TestSuite : result is EntryResult.Suite)
            return new EntryResult.Suite(json.Object(Suite, (result as EntryResult.Suite)?.Profile, SuiteProfileJson.Map));
        var profile = json.Object(Profile, (result as EntryResult.Loop)?.Profile, ProfileJson.Map);
        json.Require(profile.Workload == subject.Name, $"the profile is of '{profile.Workload}', the key of '{subject.Name}'");
        return new EntryResult.Loop(profile);
    }

    private static Failure MapFailure(JsonMembers json, Failure? failure)
    {
        var outcome = json.Choice("outcome", failure?.Outcome);
        json.Require(outcome != ProfileOutcome.Measured, "'outcome' of a failure is Measured");
        return new(outcome, json.Text("message", failure?.Message), json.Has("isOfPreparation", failure is { IsOfPreparation: true }) && json.Flag("isOfPreparation", failure?.IsOfPreparation));
    }

    private static PastMeasurement MapMeasurement(JsonMembers json, PastMeasurement? measurement) => new(
        json.Time("at", measurement?.At),
        json.Choice("verdict", measurement?.Verdict),
        json.Text("why", measurement?.Why),
        json.Text("result", measurement?.Result));
}
