using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Runners;
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
                ?? new SuiteFiles(project, files).OwnSetting()
                ?? OwnOption(project)
                ?? project.Framework.ObstacleTo(suite, project);
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    // A suite with such an option or variable is not tuned: it overrides the generated settings.
    private static string? OwnOption(SuiteProject project) =>
        project.IsOnTestingPlatform && OptionsOf(project).FirstOrDefault(option => option.IsOneOf(project.Framework.OwnOptions)) is { } own
            ? $"{own.Name} in TestingPlatformCommandLineArguments, RunArguments, the launch profile, testconfig.json or the environment says how {project.Framework.Name} runs them"
            : null;

    private static IEnumerable<TestOption> OptionsOf(SuiteProject project) =>
        [.. project.Options, .. project.Variables.Concat(TestConfigFile.VariablesOf(project).Select(variable => variable.Name)).Select(name => new TestOption(name, []))];
}
