using System.Text;
using System.Text.Json;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>The runtime settings of a profiler process: those of the program, or for a library those of a program with the same framework.</summary>
internal static class RuntimeConfig
{
    /// <summary>The path of a file to give to <c>dotnet exec --runtimeconfig</c>.</summary>
    /// <param name="host">The program to run.</param>
    /// <param name="scratch">A folder for a generated file.</param>
    public static string For(ProfilerHost host, string scratch)
    {
        if (File.Exists(host.RuntimeConfigFile) && !IsSelfContained(host.RuntimeConfigFile))
            return host.RuntimeConfigFile;
        var path = Path.Combine(scratch, "runtimeconfig.json");
        File.WriteAllBytes(path, Synthesize(host));
        return path;
    }

    // A self-contained program has a runtime of its own. dotnet exec runs it on the shared runtime of the same version.
    private static bool IsSelfContained(string runtimeConfigFile) =>
        File.ReadAllText(runtimeConfigFile, Encoding.UTF8).Contains("\"includedFrameworks\"", StringComparison.Ordinal);

    private static byte[] Synthesize(ProfilerHost host)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("runtimeOptions");
            json.WriteStartArray("frameworks");
            foreach (var (name, version) in host.Frameworks)
            {
                json.WriteStartObject();
                json.WriteString("name", name);
                json.WriteString("version", version);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            if (File.Exists(host.RuntimeConfigFile))
                CopySettings(host.RuntimeConfigFile, json);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    // The settings of a self-contained program apply on the shared runtime too.
    private static void CopySettings(string runtimeConfigFile, Utf8JsonWriter json)
    {
        using var own = JsonDocument.Parse(File.ReadAllBytes(runtimeConfigFile));
        if (!own.RootElement.GetProperty("runtimeOptions").TryGetProperty("configProperties", out var settings))
            return;
        json.WritePropertyName("configProperties");
        settings.WriteTo(json);
    }
}
