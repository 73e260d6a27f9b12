using System.Text.Json;
using Amorsize.Settings;

namespace Amorsize.Cache.Keys;

/// <summary>An <see cref="EntryKey"/> as JSON.</summary>
internal static class EntryKeyJson
{
    public static void Write(Utf8JsonWriter json, EntryKey key)
    {
        json.WriteStartObject();
        json.WriteString("assembly", key.AssemblyName);
        if (key.Subject is Subject.Workload workload)
            json.WriteString("workload", workload.Name);
        else
            json.WriteBoolean("isTestSuite", true);
        json.WriteString("targetFramework", key.TargetFramework);
        json.WriteString("configuration", key.Configuration);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing or of another type.</exception>
    public static EntryKey Read(JsonElement json) => new(
        json.GetText("assembly"),
        ReadSubject(json),
        json.GetText("targetFramework"),
        json.GetText("configuration"));

    private static Subject ReadSubject(JsonElement json) => json.TryGetProperty("isTestSuite", out var isSuite)
        ? isSuite.ValueKind == JsonValueKind.True && !json.TryGetProperty("workload", out _)
            ? Subject.Tests
            : throw new FormatException("'isTestSuite' of a workload is not left out")
        : new Subject.Workload(json.GetText("workload"));
}
