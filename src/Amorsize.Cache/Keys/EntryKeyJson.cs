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
        json.WriteString("workload", key.Workload);
        json.WriteString("targetFramework", key.TargetFramework);
        json.WriteString("configuration", key.Configuration);
        json.WriteEndObject();
    }

    /// <exception cref="FormatException">A member is missing or of another type.</exception>
    public static EntryKey Read(JsonElement json) => new(
        json.GetText("assembly"),
        json.GetText("workload"),
        json.GetText("targetFramework"),
        json.GetText("configuration"));
}
