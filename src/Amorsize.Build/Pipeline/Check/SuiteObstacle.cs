using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Finds the reason why a test suite is not tuned, such as the user's own setting for parallel tests.</summary>
internal static class SuiteObstacle
{
    /// <summary>The reason, in words; null if the suite can be tuned.</summary>
    /// <param name="suite">The suite, as the scan found it.</param>
    /// <param name="project">The project of the suite.</param>
    /// <param name="files">The file system.</param>
    public static string? Of(TestSuite suite, SuiteProject project, IFileSystem files)
    {
        try
        {
            return suite.OwnSetting
                ?? OwnOption(project)
                ?? new SuiteFiles(project, files).OwnSetting()
                ?? project.Framework.ObstacleTo(suite, project);
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    // A suite with such an option is not tuned: the option overrides the generated settings.
    private static string? OwnOption(SuiteProject project) =>
        project.IsOnTestingPlatform && project.Options.FirstOrDefault(option => option.IsOneOf(project.Framework.OwnOptions)) is { } own
            ? $"{own.Name} in TestingPlatformCommandLineArguments or in the launch profile says how {project.Framework.Name} runs them"
            : null;
}
