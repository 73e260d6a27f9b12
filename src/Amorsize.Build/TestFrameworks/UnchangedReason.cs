using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.TestFrameworks;

/// <summary>The reason to leave a suite unchanged without measuring it.</summary>
internal static class UnchangedReason
{
    private static readonly char[] Separators = [' ', '\n', '\r', '\t', '='];

    /// <summary>A setting of the project's own, a file that cannot be read, or an obstacle to measuring; null if there is none.</summary>
    public static string? Of(TestSuite suite, SuiteProject project)
    {
        try
        {
            return suite.OwnSetting ?? OwnOption(project) ?? new SuiteFiles(project, new LocalFileSystem()).OwnSetting() ?? project.Framework.ObstacleTo(suite, project);
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    // A suite must not run tests that a filter leaves out, and an option overrides a settings file.
    private static string? OwnOption(SuiteProject project) => project.IsOnTestingPlatform
        && project.TestArguments.Split(Separators, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(argument => IsOwn(project, argument)) is { } option
            ? $"{option} in TestingPlatformCommandLineArguments says how {project.Framework.Name} runs them"
            : null;

    private static bool IsOwn(SuiteProject project, string argument) => project.Framework.OwnOptions.Any(option => argument.StartsWith(option, StringComparison.OrdinalIgnoreCase));
}
