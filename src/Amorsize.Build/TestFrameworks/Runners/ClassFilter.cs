namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Filters that select the tests of classes.</summary>
internal static class ClassFilter
{
    // The characters with a meaning in a response file, in a property of MSBuild or at the start of an argument, beside control characters and outer spaces.
    private const string Interpreted = "%;,$@*?\"/[]";

    // The characters with a meaning in filters: https://learn.microsoft.com/dotnet/core/testing/selective-unit-tests.
    private const string Operators = @"\()&|=!~";

    /// <summary>
    /// The longest filter in bytes. A command line of Windows has at most 32,767 characters, and an argument on Linux at most 131,071 bytes. The rest is left to
    /// other arguments.
    /// </summary>
    public static readonly int MaxLength = OperatingSystem.IsWindows() ? 28_000 : 110_000;

    /// <summary>Whether a filter can have the name of a class, so that the runner gets it as it is.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isEscaped">Whether the filter has a backslash before each operator in the name.</param>
    public static bool CanHave(string name, bool isEscaped) =>
        name.Length > 0 && name.Trim() == name && name[0] is not ('#' or '-') && !name.Any(char.IsControl) && name.IndexOfAny([.. Interpreted, .. isEscaped ? "" : Operators]) < 0;

    /// <summary>A filter by a property of tests that has exactly the name of their class.</summary>
    public static IReadOnlyList<string> OfProperty(string property, IReadOnlyList<string> classes, bool areExcluded) => Join(classes.Select(name => $"{property}{(areExcluded ? "!=" : "=")}{Escaped(name)}"), areExcluded);

    /// <summary>A filter by the full names of tests, which begin with the name of their class. VSTest can only ask whether a name contains a text.</summary>
    public static IReadOnlyList<string> OfFullNames(IReadOnlyList<string> classes, bool areExcluded) =>
        Join(classes.Select(name => $"FullyQualifiedName{(areExcluded ? "!~" : "~")}{Escaped(name)}."), areExcluded);

    /// <summary>
    /// As <see cref="OfFullNames"/>, for NUnit: a fixture may be made several times, with type arguments (<c>N.C&lt;Int32&gt;.Test</c>) or arguments
    /// (<c>N.C(1).Test</c>). Those with arguments are never selected and never excluded: the adapter cannot read a filter with one parenthesis (6.3.1).
    /// </summary>
    public static IReadOnlyList<string> OfFixtures(IReadOnlyList<string> classes, bool areExcluded) =>
        Join(classes.Select(name => $"FullyQualifiedName{(areExcluded ? "!~" : "~")}{Escaped(name.Contains('`', StringComparison.Ordinal) ? $"{Plain(name)}<" : $"{name}.")}"), areExcluded);

    /// <summary>The name of a class without the arguments of a fixture and without type parameters.</summary>
    public static string Plain(string name) => name.IndexOfAny(['(', '<', '`']) is > 0 and var end ? name[..end] : name;

    /// <summary>The names of the classes without their namespaces, each once.</summary>
    public static IEnumerable<string> SimpleNames(IReadOnlyList<string> classes) => classes.Select(SimpleName).Distinct();

    public static string SimpleName(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>A name in a filter, with a backslash before each character that has a meaning there.</summary>
    public static string Escaped(string name) => string.Concat(name.Select(character => Operators.Contains(character, StringComparison.Ordinal) ? $@"\{character}" : $"{character}"));

    private static string[] Join(IEnumerable<string> conditions, bool areExcluded) => ["--filter", string.Join(areExcluded ? '&' : '|', conditions)];
}
