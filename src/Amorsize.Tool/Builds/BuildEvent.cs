using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amorsize.Tool.Builds;

/// <summary>An event of a build, which <see cref="EventLogger"/> writes as a line of the build's output.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="Text">The message, or the name of the project that is built.</param>
/// <param name="Code">The code of an error or warning; empty where there is none.</param>
/// <param name="File">The file that an error or warning is about, with line and column where they are known.</param>
internal sealed record BuildEvent(BuildEventKind Kind, string Text, string Code = "", string File = "")
{
    // The prefix tells events from other output, for example that of commands that a build runs.
    private const string Prefix = "amorsize-event:";

    /// <summary>More values, by name; for <see cref="BuildEventKind.Progress"/>.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the code is one of Amorsize.Build.</summary>
    [JsonIgnore]
    public bool IsOwn => Code.StartsWith("AMZ", StringComparison.Ordinal);

    /// <summary>The event as one line of ASCII characters.</summary>
    public string ToLine() => Prefix + JsonSerializer.Serialize(this);

    /// <summary>The event of a line; null for other output.</summary>
    public static BuildEvent? FromLine(string line) =>
        line.StartsWith(Prefix, StringComparison.Ordinal) ? JsonSerializer.Deserialize<BuildEvent>(line.AsSpan(Prefix.Length)) : null;

    /// <summary>The event as a compiler prints it.</summary>
    public override string ToString() => Kind is BuildEventKind.Error or BuildEventKind.Warning
        ? $"{(File.Length > 0 ? File + ": " : "")}{(Kind == BuildEventKind.Error ? "error" : "warning")}{(Code.Length > 0 ? " " + Code : "")}: {Text}"
        : Text;
}
