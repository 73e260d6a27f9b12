using System.Text.RegularExpressions;
using Amorsize.Build.Diagnostics;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Filters that select the tests of classes.</summary>
internal static partial class ClassFilter
{
    // Beside those of VSTest, which can be escaped: wildcards, separators, comments and response files.
    private const string Refused = "*\"'/\\%#@[]{}()&|!=~^?;";

    /// <summary>A filter by a property of tests that has exactly the name of their class.</summary>
    public static IReadOnlyList<string> OfProperty(string property, IReadOnlyList<string> classes, bool areExcluded) => Join(classes.Select(name => $"{property}{(areExcluded ? "!=" : "=")}{Escaped(name)}"), areExcluded);

    /// <summary>A filter by the full names of tests, which begin with the name of their class. VSTest can only ask whether a name contains a text.</summary>
    public static IReadOnlyList<string> OfFullNames(IReadOnlyList<string> classes, bool areExcluded) =>
        Join(classes.Select(name => $"FullyQualifiedName{(areExcluded ? "!~" : "~")}{Escaped(name)}."), areExcluded);

    /// <summary>The names of the classes without their namespaces, each once.</summary>
    public static IEnumerable<string> SimpleNames(IReadOnlyList<string> classes) => classes.Select(SimpleName).Distinct();

    public static string SimpleName(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>
    /// Whether filters of all runners, and a line of a response file, can have the name of a class. Names that C# allows are fine. Other languages and obfuscators
    /// make names of any characters, which runners would take for line ends, options, wildcards or comments.
    /// </summary>
    public static bool CanName(string name) => !name.Any(character => LogText.IsInterpreted(character) || char.IsSurrogate(character) || Refused.Contains(character, StringComparison.Ordinal))
        && name == name.Trim() && !name.StartsWith('-');

    private static string[] Join(IEnumerable<string> conditions, bool areExcluded) => ["--filter", string.Join(areExcluded ? '&' : '|', conditions)];

    private static string Escaped(string name) => Special.Replace(name, @"\$0");

    // The characters with a meaning in filters: https://learn.microsoft.com/dotnet/core/testing/selective-unit-tests.
    [GeneratedRegex(@"[\\()&|=!~]")]
    private static partial Regex Special { get; }
}
