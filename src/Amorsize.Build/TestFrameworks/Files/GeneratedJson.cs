using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>The content of a JSON settings file: the user's own, with settings added.</summary>
internal sealed class GeneratedJson
{
    // Runners ignore this member. It tells a generated file from one of the project.
    private const string Mark = "generatedBy";
    private const string Tool = "Amorsize.Build";

    /// <summary>Indented, and without escapes that JSON does not need, so that people can read it.</summary>
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private readonly JsonObject root;

    private GeneratedJson(JsonObject root) => this.root = root;

    /// <summary>The user's settings; none if there is no file.</summary>
    /// <exception cref="FormatException">The file is not a JSON object.</exception>
    public static GeneratedJson Of(string path)
    {
        if (!File.Exists(path))
            return new([]);
        try
        {
            return new(JsonNode.Parse(File.ReadAllText(path), documentOptions: Lenient) as JsonObject ?? throw new FormatException($"{path} is not a JSON object"));
        }
        catch (JsonException e)
        {
            throw new FormatException($"{path} is not JSON: {e.Message}", e);
        }
    }

    /// <summary>Whether this package has written a file.</summary>
    public static bool IsOurs(string path)
    {
        try
        {
            return Of(path).root[Mark] is JsonValue mark && mark.TryGetValue<string>(out var tool) && tool == Tool;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The first of these members that the file has, in any case; null if it has none. A member is a path of names with slashes.</summary>
    public string? FirstOf(IEnumerable<string> members) => members.FirstOrDefault(Has);

    /// <inheritdoc cref="FirstOf"/>
    public bool Has(string member) => Find(member.Split('/')) is not null;

    /// <summary>Adds a value, unless the user has set one.</summary>
    public GeneratedJson With(string member, JsonNode value)
    {
        var names = member.Split('/');
        if (Has(member))
            return this;
        var parent = root;
        foreach (var name in names[..^1])
        {
            var key = KeyIn(parent, name);
            if (parent[key] is not JsonObject child)
                parent[key] = child = [];
            parent = child;
        }
        parent[KeyIn(parent, names[^1])] = value;
        return this;
    }

    /// <param name="isOurs">Whether the file is marked as written by this package.</param>
    public byte[] ToBytes(bool isOurs = true)
    {
        if (isOurs)
            root[Mark] = Tool;
        return Encoding.UTF8.GetBytes(root.ToJsonString(Indented) + "\n");
    }

    private JsonNode? Find(string[] names)
    {
        JsonNode? node = root;
        foreach (var name in names)
            node = node is JsonObject parent ? parent[KeyIn(parent, name)] : null;
        return node;
    }

    // In the user's spelling, if the user has set it.
    private static string KeyIn(JsonObject parent, string name) =>
        parent.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key ?? name;
}
