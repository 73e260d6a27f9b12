using System.Text.RegularExpressions;

namespace Amorsize.Docs;

/// <summary>A page of the documentation, parsed as far as tests need it.</summary>
internal sealed partial class MarkdownPage
{
    private const string Fence = "```";

    private readonly List<string> prose = [];

    private MarkdownPage(string name, string text)
    {
        Name = name;
        Text = text.ReplaceLineEndings("\n");
        Blocks = [.. ReadBlocks()];
        Prose = string.Join('\n', prose);
    }

    /// <summary>Its path in the repository, with forward slashes.</summary>
    public string Name { get; }

    public string Text { get; }

    /// <summary>The text without the fenced blocks.</summary>
    public string Prose { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The targets of all links and pictures.</summary>
    public IEnumerable<string> Links => Link.Matches(Prose).Select(link => link.Groups[1].Value);

    /// <summary>The names that a link to this page may have after its <c>#</c>: GitHub's anchors of the headings, and anchors in HTML.</summary>
    public IReadOnlySet<string> Anchors => Heading.Matches(Prose).Select(heading => AnchorOf(heading.Groups[1].Value))
        .Concat(OwnAnchor.Matches(Prose).Select(anchor => anchor.Groups[1].Value))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The README and every page below docs.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(name => new MarkdownPage(name, File.ReadAllText(Path.Combine(Repository.Root, name)))),
    ];

    /// <summary>The page at a path in the repository.</summary>
    public static MarkdownPage Of(string name) => All.Single(page => page.Name == name);

    /// <summary>The text between a heading and the next one of any level.</summary>
    public string? SectionOf(string anchor)
    {
        var headings = Heading.Matches(Prose);
        var at = headings.ToList().FindIndex(heading => AnchorOf(heading.Groups[1].Value) == anchor);
        if (at < 0)
            return null;
        var from = headings[at].Index + headings[at].Length;
        return at + 1 < headings.Count ? Prose[from..headings[at + 1].Index] : Prose[from..];
    }

    public override string ToString() => Name;

    // https://docs.github.com/get-started/writing-on-github: lower case, spaces become hyphens, punctuation goes.
    private static string AnchorOf(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Replace(' ', '-').Where(character => char.IsLetterOrDigit(character) || character is '-' or '_'));

    private IEnumerable<CodeBlock> ReadBlocks()
    {
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var opening = lines[i].TrimStart();
            if (!opening.StartsWith(Fence, StringComparison.Ordinal))
            {
                prose.Add(lines[i]);
                continue;
            }
            var indentation = lines[i].Length - opening.Length;
            var first = i + 1;
            while (lines[++i].Trim() != Fence)
            {
            }
            var words = opening[Fence.Length..].Split(' ', 2);
            yield return new(
                this, first + 1, words[0], words.Length > 1 ? words[1].Trim() : "",
                string.Concat(lines[first..i].Select(line => (line.Length > indentation ? line[indentation..] : "") + "\n")));
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex("<a id=\"([^\"]+)\"></a>")]
    private static partial Regex OwnAnchor { get; }
}
