namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>The options of Microsoft.Testing.Platform in the words of xUnit's own runner.</summary>
internal static class XunitOptions
{
    /// <summary>The exit code of xUnit's own runner when tests have failed.</summary>
    public const int FailedExitCode = 1;

    // Options of this kind select tests. The runner takes one value after each, so an option with several values is repeated.
    private static readonly Dictionary<string, string> Filters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--filter"] = "-filterVSTest",
        ["--filter-query"] = "-filter",
        ["--filter-class"] = "-class",
        ["--filter-not-class"] = "-class-",
        ["--filter-method"] = "-method",
        ["--filter-not-method"] = "-method-",
        ["--filter-namespace"] = "-namespace",
        ["--filter-not-namespace"] = "-namespace-",
        ["--filter-trait"] = "-trait",
        ["--filter-not-trait"] = "-trait-",
    };

    // Options of the platform that change neither which tests run nor how.
    private static readonly string[] WithoutEffect = ["--timeout", "--minimum-expected-tests", "--ignore-exit-code", "--exit-on-process-exit", "--zero-tests-policy"];

    /// <summary>The first option that the runner has no word for; null if there is none.</summary>
    public static TestOption? FirstUnknown(IEnumerable<TestOption> options) =>
        options.FirstOrDefault(option => !Filters.ContainsKey(option.Name) && !option.IsOneOf(WithoutEffect));

    /// <summary>The options as arguments of the runner.</summary>
    public static IEnumerable<string> Translate(IEnumerable<TestOption> options) => options
        .Where(option => Filters.ContainsKey(option.Name))
        .SelectMany(option => option.Values.SelectMany(value => new[] { Filters[option.Name], value }));
}
