using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;

namespace Amorsize.Build.TestFrameworks;

/// <summary>The filters of a project, which say what tests <c>dotnet test</c> runs.</summary>
internal static class TestSelection
{
    // Settings in a .runsettings that select tests.
    private static readonly string[] RunSettingsFilters = [RunSettings.Configuration + "/TestCaseFilter", "NUnit/Where"];

    /// <summary>All filters in one text; <c>all</c> if there is none. The result of a suite is stale when this text changes.</summary>
    public static string Of(SuiteProject project)
    {
        try
        {
            return string.Join(' ', project.IsOnTestingPlatform ? OfPlatform(project) : OfVsTest(project)) is { Length: > 0 } selection ? selection : "all";
        }
        catch (FormatException)
        {
            return "a file that cannot be read";
        }
    }

    private static IEnumerable<string> OfPlatform(SuiteProject project) =>
        TestingPlatform.RunOptions(project).Concat(TestConfigFile.OptionsOf(project).Where(option => option.IsOneOf(["--filter", "--treenode-filter"]))).Select(option => option.ToString());

    private static IEnumerable<string> OfVsTest(SuiteProject project)
    {
        var settings = RunSettings.Of(project.UserRunSettings);
        return [.. project.Filter.Length > 0 ? [project.Filter] : (string[])[], .. RunSettingsFilters.Select(settings.TextOf).OfType<string>(), .. project.InlineSettings];
    }
}
