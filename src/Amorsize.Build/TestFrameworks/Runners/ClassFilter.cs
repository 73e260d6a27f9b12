using System.Text.RegularExpressions;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Filters that select the tests of classes.</summary>
internal static partial class ClassFilter
{
    /// <summary>A filter by a property of tests that has exactly the name of their class.</summary>
    public static IReadOnlyList<string> OfProperty(string property, IReadOnlyList<string> classes, bool areExcluded) => Join(classes.Select(name => $"{property}{(areExcluded ? "!=" : "=")}{Escaped(name)}"), areExcluded);

    /// <summary>A filter by the full names of tests, which begin with the name of their class. VSTest can only ask whether a name contains a text.</summary>
    public static IReadOnlyList<string> OfFullNames(IReadOnlyList<string> classes, bool areExcluded) =>
        Join(classes.Select(name => $"FullyQualifiedName{(areExcluded ? "!~" : "~")}{Escaped(name)}."), areExcluded);

    /// <summary>The names of the classes without their namespaces, each once.</summary>
    public static IEnumerable<string> SimpleNames(IReadOnlyList<string> classes) => classes.Select(SimpleName).Distinct();

    public static string SimpleName(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>A name in a filter, with a backslash before each character that has a meaning there.</summary>
    public static string Escaped(string name) => Special.Replace(name, @"\$0");

    private static string[] Join(IEnumerable<string> conditions, bool areExcluded) => ["--filter", string.Join(areExcluded ? '&' : '|', conditions)];

    // The characters with a meaning in filters: https://learn.microsoft.com/dotnet/core/testing/selective-unit-tests.
    [GeneratedRegex(@"[\\()&|=!~]")]
    private static partial Regex Special { get; }
}
