using System.Text.Json;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Launch;

/// <summary>
/// Reads the launch profile that <c>dotnet run</c> and, on Microsoft.Testing.Platform, <c>dotnet test</c> use. The rules follow the .NET SDK 10.0.401,
/// except that a trailing comma is accepted everywhere.
/// </summary>
internal static class LaunchSettings
{
    private const string ProjectCommand = "Project";
    private const string VisualBasicProject = ".vbproj";
    private const string Variables = "environmentVariables";

    // The members of a profile that the SDK reads, by the type that it expects.
    private static readonly string[] texts = ["commandLineArgs", "launchUrl", "applicationUrl"];
    private static readonly string[] switches = ["launchBrowser", "dotnetRunMessages"];

    private static readonly JsonDocumentOptions lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The first profile with the command Project of a project's launch settings; null if there is none, or if the file cannot be read.</summary>
    /// <param name="projectFile">Absolute path of the project file.</param>
    /// <param name="environment">Returns an environment variable by its name; null if it is not set.</param>
    public static LaunchProfile? ProfileOf(string projectFile, Func<string, string?> environment)
    {
        string? text = null;
        AtomicFile.Attempt(() => text = PathsOf(projectFile).FirstOrDefault(File.Exists) is { } path ? RegularFile.ReadText(path) : null);
        return text is null ? null : ProfileIn(text, environment);
    }

    /// <summary>The first profile with the command Project; null if there is none, or if the text is not valid, as <c>dotnet run</c> then uses none.</summary>
    /// <param name="json">The text of a launchSettings.json.</param>
    /// <param name="environment">Returns an environment variable by its name; null if it is not set.</param>
    public static LaunchProfile? ProfileIn(string json, Func<string, string?> environment)
    {
        try
        {
            using var document = JsonDocument.Parse(json, lenient);
            return Member(document.RootElement, "profiles") is { ValueKind: JsonValueKind.Object } profiles
                && profiles.EnumerateObject().FirstOrDefault(profile => Text(profile.Value, "commandName") == ProjectCommand) is { Value.ValueKind: JsonValueKind.Object } first && IsReadable(first.Value)
                ? Read(first.Name, first.Value, new(environment))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The files that may have the profile.</summary>
    /// <param name="projectFile">Absolute path of the project file.</param>
    // The SDK looks at the project's folder of properties first, then for a file beside the project, as file-based programs have it.
    public static IReadOnlyList<string> PathsOf(string projectFile)
    {
        var (folder, name) = (Path.GetDirectoryName(projectFile)!, Path.GetFileNameWithoutExtension(projectFile));
        var properties = Path.GetExtension(projectFile).Equals(VisualBasicProject, StringComparison.OrdinalIgnoreCase) ? "My Project" : "Properties";
        return [Path.Combine(folder, properties, "launchSettings.json"), Path.Combine(folder, name + ".run.json")];
    }

    // One member of another type makes the SDK run the program without a profile. It skips members that it does not know.
    private static bool IsReadable(JsonElement profile) =>
        Array.TrueForAll(texts, name => Member(profile, name).ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.String)
        && Array.TrueForAll(switches, name => Member(profile, name).ValueKind is JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False)
        && Member(profile, Variables) is var variables
        && (variables.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            || (variables.ValueKind == JsonValueKind.Object && variables.EnumerateObject().All(variable => variable.Value.ValueKind is JsonValueKind.Null or JsonValueKind.String)));

    private static LaunchProfile Read(string name, JsonElement profile, VariableExpansion expansion)
    {
        var variables = new Dictionary<string, string> { ["DOTNET_LAUNCH_PROFILE"] = name };
        if (Text(profile, "applicationUrl") is { Length: > 0 } addresses)
            variables["ASPNETCORE_URLS"] = addresses;
        if (Member(profile, Variables) is { ValueKind: JsonValueKind.Object } own)
        {
            // The profile's own variables come last, so that they win over those that the SDK derives.
            foreach (var variable in own.EnumerateObject().Where(variable => variable.Value.ValueKind == JsonValueKind.String && variable.Name.Length > 0))
                variables[variable.Name] = expansion.Expand(variable.Value.GetString()!);
        }
        return new(name, variables, CommandLine.Split(expansion.Expand(Text(profile, "commandLineArgs"))));
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
}
