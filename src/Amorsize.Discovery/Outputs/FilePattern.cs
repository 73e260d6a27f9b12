using System.Text;
using System.Text.RegularExpressions;

namespace Amorsize.Discovery.Outputs;

/// <summary>A pattern of file paths: <c>*</c> and <c>?</c> stand for characters of one name, <c>**</c> for any number of folders.</summary>
internal sealed class FilePattern
{
    private readonly Regex regex;

    public FilePattern(string pattern)
    {
        var parts = pattern.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
        var literal = parts.TakeWhile(part => part.IndexOfAny(['*', '?']) < 0).ToList();
        if (literal.Count == parts.Count && parts.Count > 0)
            literal.RemoveAt(literal.Count - 1);
        Folder = string.Join('/', literal);
        var text = new StringBuilder("^");
        for (var i = 0; i < parts.Count; i++)
        {
            var isLast = i == parts.Count - 1;
            if (parts[i] == "**")
                text.Append(isLast ? ".*" : "(?:.*/)?");
            else
                text.Append(Regex.Escape(parts[i]).Replace("\\*", "[^/]*", StringComparison.Ordinal).Replace("\\?", "[^/]", StringComparison.Ordinal)).Append(isLast ? "" : "/");
        }
        // Without backtracking, the time of a match is linear in the length of the path, so that no pattern needs a timeout.
        regex = new(text.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The folder below which all matches are; empty for the folder that the pattern is relative to.</summary>
    public string Folder { get; }

    /// <summary>Whether a relative path with forward slashes matches.</summary>
    public bool IsMatch(string path) => regex.IsMatch(path);
}
