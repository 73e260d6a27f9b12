using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amorsize.Benchmarks.Reports;

/// <summary>The files with results. They are committed beside the code; the results of quick runs go to the build's output.</summary>
internal sealed class ResultFiles(bool quick)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Folder { get; } = Path.Combine([Repository.Root, .. quick ? (string[])["artifacts", "quick-benchmarks"] : ["tests", "Amorsize.Benchmarks", "results"]]);

    public string PathOf(string name) => Path.Combine(Folder, name);

    public T? Read<T>(string name)
        where T : class
    {
        if (!File.Exists(PathOf(name)))
            return null;
        using var file = File.OpenRead(PathOf(name));
        return JsonSerializer.Deserialize<T>(file, Json);
    }

    public void Write<T>(string name, T result) => WriteText(name, JsonSerializer.Serialize(result, Json) + "\n");

    public void WriteText(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }
}
