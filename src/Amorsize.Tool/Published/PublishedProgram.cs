using System.Text.Json.Nodes;
using Amorsize.Platform.Files;

namespace Amorsize.Tool.Published;

/// <summary>A published program, as far as its files tell about it.</summary>
/// <param name="Assembly">Absolute path of its assembly.</param>
/// <param name="Runtime">The runtime options of its .runtimeconfig.json.</param>
internal sealed record PublishedProgram(string Assembly, JsonObject Runtime)
{
    public string Name => Path.GetFileNameWithoutExtension(Assembly);

    /// <summary>The target framework, such as net10.0.</summary>
    public string TargetFramework => Text(Runtime["tfm"]);

    /// <summary>The shared frameworks that the program runs on, or those that a self-contained program brings along.</summary>
    public IReadOnlyList<(string Name, string Version)> Frameworks =>
    [
        .. new[] { Runtime["framework"] }.Concat(Runtime["frameworks"] as JsonArray ?? []).Concat(Runtime["includedFrameworks"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(framework => (Text(framework["name"]), Text(framework["version"]))),
    ];

    /// <summary>A runtime setting, such as System.GC.Server; empty where it is not set.</summary>
    public string Setting(string name) => Runtime["configProperties"]?[name]?.ToString() ?? "";

    /// <exception cref="ToolException">The file is no program.</exception>
    public static PublishedProgram Of(string assembly)
    {
        if (!File.Exists(assembly))
            throw new ToolException(ExitCode.Usage, $"There is no program {assembly}.");
        var file = Path.ChangeExtension(assembly, ".runtimeconfig.json");
        try
        {
            if (JsonNode.Parse(RegularFile.ReadText(file) ?? "null") is JsonObject { } config && config["runtimeOptions"] is JsonObject { } options
                && IsTargetFramework(Text(options["tfm"])) && options["configProperties"] is null or JsonObject)
                return new(assembly, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or System.Text.Json.JsonException)
        {
            throw new ToolException(ExitCode.Usage, $"{assembly} is no published program: {e.Message}");
        }
        throw new ToolException(ExitCode.Usage, $"{assembly} is no published program: {file} names no target framework, or has another form.");
    }

    private static bool IsTargetFramework(string text) => text.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(text.AsSpan("net".Length), out _);

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : "";
}
