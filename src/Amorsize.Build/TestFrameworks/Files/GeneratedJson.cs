using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Amorsize.Build.TestFrameworks.Files;

/// <summary>A JSON file beside the assembly: the user's own, with settings of ours added.</summary>
internal sealed class GeneratedJson
{
    // Runners do not look at it. It tells a file of ours from one that somebody else has put there.
    private const string Mark = "generatedBy";
    private const string Tool = "Amorsize.Build";

    /// <summary>As people write it.</summary>
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private readonly JsonObject root;

    private GeneratedJson(JsonObject root) => this.root = root;

    /// <summary>The user's file; an empty one where there is none.</summary>
    /// <exception cref="FormatException">It is not a JSON object.</exception>
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

    /// <summary>Whether a file is one of ours.</summary>
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

    /// <summary>The first of these members that it has; a path of names, separated by slashes; whatever case they are in.</summary>
    public string? FirstOf(params string[] members) => Array.Find(members, member => Find(member.Split('/')) is not null);

    /// <summary>Adds a value, unless there is one.</summary>
    public GeneratedJson With(string member, JsonNode value)
    {
        var names = member.Split('/');
        if (Find(names) is not null)
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

    /// <param name="isOurs">Whether it is to be known as one of ours.</param>
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

    // In the case that the user has written it in.
    private static string KeyIn(JsonObject parent, string name) =>
        parent.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key ?? name;
}
