using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>Sets the minimum number of thread-pool threads in the <c>.runtimeconfig.json</c> that the build has written.</summary>
internal static class PoolThreads
{
    public const string Setting = "System.Threading.ThreadPool.MinThreads";

    // A second member with the value that this package has set. If the setting has another value, the project has set it.
    public const string Mark = "Amorsize.MinThreads";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Whether the project sets the minimum itself, so that this package must not change it.</summary>
    public static bool AreOwn(string runtimeConfig) => Read(runtimeConfig) is { } root && IsOwn(Properties(root));

    /// <summary>The file's new content; null if nothing changes, if the project sets the minimum itself, or if there is no file.</summary>
    /// <param name="runtimeConfig">Absolute path of the file.</param>
    /// <param name="threads">The minimum number of threads; 0 removes the setting, so that the runtime's default applies.</param>
    public static byte[]? With(string runtimeConfig, int threads)
    {
        if (Read(runtimeConfig) is not { } root || Properties(root) is not { } properties || IsOwn(properties))
            return null;
        if (Number(properties[Setting]) == (threads > 0 ? threads : null))
            return null;
        properties.Remove(Setting);
        properties.Remove(Mark);
        if (threads > 0)
        {
            properties[Setting] = threads;
            properties[Mark] = threads;
        }
        return Encoding.UTF8.GetBytes(root.ToJsonString(GeneratedJson.Indented));
    }

    private static JsonObject? Read(string path)
    {
        try
        {
            return RegularFile.ReadText(path) is { } text ? JsonNode.Parse(text, documentOptions: Strict) as JsonObject : null;
        }
        catch (Exception e) when (e.IsOfFiles() || e is JsonException)
        {
            return null;
        }
    }

    private static JsonObject? Properties(JsonObject root)
    {
        if (root["runtimeOptions"] is not JsonObject options)
            return null;
        if (options["configProperties"] is not JsonObject properties)
            options["configProperties"] = properties = [];
        return properties;
    }

    private static bool IsOwn(JsonObject? properties) => properties?[Setting] is { } threads && (Number(threads) is not { } number || number != Number(properties[Mark]));

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
