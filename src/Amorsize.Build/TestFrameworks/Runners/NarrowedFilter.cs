using Amorsize.Build.TestFrameworks.Files;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>
/// Adds a condition to the filters of a project. A test that the project excludes stays excluded: the filters are joined by "and", or there is no result.
/// </summary>
internal static class NarrowedFilter
{
    private const string Filter = "--filter";
    private const string InlineFilter = RunSettings.Configuration + ".TestCaseFilter=";

    // A filter of NUnit's own in a .runsettings. How it works together with a filter of VSTest is up to NUnit's adapter.
    private const string NUnitWhere = "NUnit/Where";

    /// <summary>The condition that leaves out test methods, with all of their rows. NUnit's names of rows go on with the arguments, in parentheses.</summary>
    public static string NotMethods(IReadOnlyList<string> methods) =>
        string.Join('&', methods.Select(ClassFilter.Escaped).Select(name => $@"FullyQualifiedName!={name}&FullyQualifiedName!~{name}\("));

    /// <summary>The project with a condition of VSTest added; null if a filter of its own cannot be joined with another.</summary>
    public static SuiteProject? On(SuiteProject project, string condition) => project.IsOnTestingPlatform ? OnPlatform(project, condition) : OnVsTest(project, condition);

    /// <summary>The options of a project on Microsoft.Testing.Platform that select tests, from the command line and from testconfig.json.</summary>
    public static IReadOnlyList<TestOption> FiltersOf(SuiteProject project) =>
        [.. project.Options.Concat(TestConfigFile.OptionsOf(project)).Where(option => option.IsOneOf([Filter, "--treenode-filter", "@"]))];

    public static bool IsExpression(TestOption option) => option.Name.Equals(Filter, StringComparison.OrdinalIgnoreCase);

    private static SuiteProject? OnPlatform(SuiteProject project, string condition)
    {
        var filters = FiltersOf(project);
        return filters.All(IsExpression)
            ? project with { Options = [.. project.Options.Where(option => !IsExpression(option)), new(Filter, [Join(filters.SelectMany(option => option.Values), condition)])] }
            : null;
    }

    private static SuiteProject? OnVsTest(SuiteProject project, string condition)
    {
        var settings = RunSettings.Of(project.UserRunSettings);
        if (settings.TextOf(NUnitWhere) is not null || project.InlineSettings.Any(setting => setting.StartsWith(NUnitWhere.Replace('/', '.'), StringComparison.OrdinalIgnoreCase)))
            return null;
        var inline = project.InlineSettings.Where(setting => setting.StartsWith(InlineFilter, StringComparison.OrdinalIgnoreCase)).Select(setting => setting[InlineFilter.Length..]);
        return project with { Filter = Join([project.Filter, settings.TextOf(RunSettings.Configuration + "/TestCaseFilter") ?? "", .. inline], condition) };
    }

    private static string Join(IEnumerable<string> own, string condition) => string.Join('&', [.. own.Where(filter => filter.Length > 0).Distinct().Select(filter => $"({filter})"), condition]);
}
