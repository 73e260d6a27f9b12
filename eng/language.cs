// Checks the language of comments, messages and documentation: dotnet run eng/language.cs
// It is a tripwire for three habits that hide the subject of a sentence or make it too long; it cannot tell good English from bad.
// Prints each finding as path(line): rule: sentence, and fails when there is any.
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

// Limit for README and docs: a reader loses a longer sentence.
const int MaxWords = 40;

// Not from this file's own path: a deterministic build replaces that.
var root = Git("rev-parse", "--show-toplevel").Trim();
var findings = new List<string>();
var files = TrackedFiles(root).ToList();
foreach (var path in files)
{
    var text = File.ReadAllText(Path.Combine(root, path));
    switch (Path.GetExtension(path))
    {
        case ".cs":
            Check(path, CommentsAndStringsOf(text), limitsLength: false);
            break;
        case ".props" or ".targets" or ".csproj":
            Check(path, XmlCommentsOf(text), limitsLength: false);
            break;
        case ".sh" or ".yml":
            Check(path, HashCommentsOf(text), limitsLength: false);
            break;
        case ".md":
            Check(path, ProseOf(text), limitsLength: path == "README.md" || path.StartsWith("docs/", StringComparison.Ordinal));
            break;
    }
}
findings.ForEach(Console.WriteLine);
Console.WriteLine($"language: {findings.Count} findings in {files.Count} files");
return findings.Count == 0 && files.Count > 0 ? 0 : 1;

void Check(string path, IEnumerable<(int Line, string Text)> blocks, bool limitsLength)
{
    foreach (var (line, block) in blocks)
    {
        foreach (var sentence in SentencesOf(block))
        {
            if (Patterns.HiddenSubject.IsMatch(sentence) && !sentence.TrimEnd().EndsWith('?'))
                Add("the subject is hidden", sentence);
            if (Patterns.Person.IsMatch(sentence))
                Add("a program is 'it'", sentence);
            if (limitsLength && sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MaxWords)
                Add($"more than {MaxWords} words", sentence);
        }

        void Add(string rule, string sentence) => findings.Add($"{path}({line}): {rule}: {sentence.Trim()}");
    }
}

static string Git(params string[] arguments)
{
    using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true })!;
    var output = git.StandardOutput.ReadToEnd();
    git.WaitForExit();
    return git.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)} failed with exit code {git.ExitCode}. Run this in a clone of the repository.");
}

static IEnumerable<string> TrackedFiles(string root)
{
    var paths = Git("-C", root, "ls-files", "--cached", "--others", "--exclude-standard").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    return paths.Where(path => !path.Contains("/results/", StringComparison.Ordinal) && !path.EndsWith("CODE_OF_CONDUCT.md", StringComparison.Ordinal) && File.Exists(Path.Combine(root, path)));
}

static string[] SentencesOf(string block) => Patterns.EndOfSentence.Split(block);

// Neighbouring comment lines are one block; a string literal is one by itself.
static IEnumerable<(int, string)> CommentsAndStringsOf(string code)
{
    var block = new StringBuilder();
    var (first, number) = (0, 0);
    foreach (var line in code.Split('\n'))
    {
        number++;
        var comment = Patterns.Comment.Match(line);
        if (comment.Success)
        {
            if (block.Length == 0)
                first = number;
            block.Append(' ').Append(Patterns.Tag.Replace(comment.Groups[1].Value, " "));
            continue;
        }
        if (block.Length > 0)
            yield return (first, block.ToString());
        block.Clear();
        foreach (Match literal in Patterns.Literal.Matches(line))
            yield return (number, literal.Groups[1].Value);
    }
}

static IEnumerable<(int, string)> XmlCommentsOf(string xml) =>
    Patterns.XmlComment.Matches(xml).Select(match => (LineOf(xml, match.Index), Patterns.Space.Replace(match.Groups[1].Value, " ")));

static IEnumerable<(int, string)> HashCommentsOf(string script) =>
    script.Split('\n').Index().Where(line => line.Item.TrimStart().StartsWith('#')).Select(line => (line.Index + 1, line.Item.TrimStart('#', ' ')));

// Paragraphs and cells of tables; code, headings and links' addresses are no prose.
static IEnumerable<(int, string)> ProseOf(string markdown)
{
    var prose = Patterns.Fence.Replace(markdown, match => new string('\n', match.Value.Count(character => character == '\n')));
    var line = 1;
    foreach (var paragraph in Patterns.Paragraph.Split(prose))
    {
        foreach (var cell in paragraph.Trim().StartsWith('|') ? paragraph.Split('|', '\n') : Patterns.ListItem.Split(paragraph))
        {
            if (!cell.TrimStart().StartsWith('#') && !cell.StartsWith("    ", StringComparison.Ordinal))
                yield return (line, Patterns.Space.Replace(Patterns.Link.Replace(cell, "$1"), " "));
        }
        line += paragraph.Count(character => character == '\n');
    }
}

static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

internal static partial class Patterns
{
    [GeneratedRegex(@"^\W*(What|Who|Whoever|Nobody)\b")]
    public static partial Regex HiddenSubject { get; }

    [GeneratedRegex(@"\bh(?:e|is|im)\b")]
    public static partial Regex Person { get; }

    [GeneratedRegex(@"(?<=[.!?:;])\s+(?=\W*[A-Z])")]
    public static partial Regex EndOfSentence { get; }

    [GeneratedRegex(@"^\s*///?\s?(.*)$|(?<=;\s)//\s(.*)$")]
    public static partial Regex Comment { get; }

    [GeneratedRegex("<[^>]*>")]
    public static partial Regex Tag { get; }

    [GeneratedRegex("\"((?:\\\\.|[^\"\\\\])*)\"")]
    public static partial Regex Literal { get; }

    [GeneratedRegex("<!--(.*?)-->", RegexOptions.Singleline)]
    public static partial Regex XmlComment { get; }

    [GeneratedRegex("^```.*?^```[^\n]*$", RegexOptions.Singleline | RegexOptions.Multiline)]
    public static partial Regex Fence { get; }

    [GeneratedRegex(@"(?<=\n)[ \t]*\n")]
    public static partial Regex Paragraph { get; }

    [GeneratedRegex(@"\n(?=\s*(?:[-*]|\d+\.) )|\n(?=#)")]
    public static partial Regex ListItem { get; }

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    public static partial Regex Link { get; }

    [GeneratedRegex(@"\s+")]
    public static partial Regex Space { get; }
}
