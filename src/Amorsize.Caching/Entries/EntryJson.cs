using System.Text.Json;
using Amorsize.Configuration;
using Amorsize.Tuning;

namespace Amorsize.Caching;

/// <summary>An <see cref="Entry"/> as JSON. Values out of range are refused, whoever wrote them.</summary>
internal static class EntryJson
{
    private const int FingerprintDigits = 64;

    public static void Write(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteStartObject("key");
        json.WriteString("assembly", entry.Key.AssemblyName);
        json.WriteString("workload", entry.Key.Workload);
        json.WriteString("targetFramework", entry.Key.TargetFramework);
        json.WriteString("configuration", entry.Key.Configuration);
        json.WriteEndObject();
        json.WritePropertyName("machine");
        MachineJson.Write(json, entry.Machine);
        json.WriteString("fingerprint", entry.Fingerprint);
        json.WriteNumber("methodVersion", entry.MethodVersion);
        json.WriteString("toolVersion", entry.ToolVersion);
        json.WriteString("createdAt", entry.CreatedAt.UtcDateTime);
        json.WritePropertyName("profile");
        ProfileJson.Write(json, entry.Profile);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing, of another type or out of its range.</exception>
    public static Entry Read(JsonElement json) => new()
    {
        Key = ReadKey(json.GetMember("key", JsonValueKind.Object)),
        Machine = MachineJson.Read(json.GetMember("machine", JsonValueKind.Object)),
        Fingerprint = ReadFingerprint(json),
        MethodVersion = json.GetInt32In("methodVersion", 0, int.MaxValue),
        ToolVersion = json.GetText("toolVersion"),
        CreatedAt = json.GetTime("createdAt"),
        Profile = ProfileJson.Read(json.GetMember("profile", JsonValueKind.Object)),
    };

    private static EntryKey ReadKey(JsonElement json) => new(
        json.GetText("assembly"),
        json.GetText("workload"),
        json.GetText("targetFramework"),
        json.GetText("configuration"));

    private static string ReadFingerprint(JsonElement json) =>
        json.GetText("fingerprint") is { Length: FingerprintDigits } text && text.All(char.IsAsciiHexDigitLower)
            ? text
            : throw new FormatException($"'fingerprint' is not {FingerprintDigits} hexadecimal digits");
}
