using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks;
using Amorsize.Discovery;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks about a test suite.</summary>
public abstract class SuiteTask : CacheTask
{
    /// <summary>The project's items TestingPlatformCommandLineOptionDefault: names of options, with their values in the metadata <c>Value</c>.</summary>
    public ITaskItem[] CommandLineOptionDefaults { get; set; } = [];

    private protected TestSuite? Scan() => CachedScan.Suite(Inputs.ScanFile, Inputs.AssemblyPath, SupportedFrameworks.Scanner);

    private protected SuiteProject ProjectOf(TestSuite suite) => new()
    {
        Framework = SupportedFrameworks.Of(suite),
        IsOnTestingPlatform = Inputs.IsTestingPlatformApplication,
        AssemblyPath = Inputs.AssemblyPath,
        ProjectDirectory = Path.GetDirectoryName(Inputs.ProjectFile)!,
        DotNet = Inputs.DotNet,
        VsTestConsole = Inputs.VsTestConsole,
        // Microsoft.Testing.Platform ignores the property RunSettingsFilePath.
        UserRunSettings = Inputs.IsTestingPlatformApplication ? "" : Inputs.UserRunSettings,
        RunSettings = Inputs.RunSettings,
        CommandLineOptionDefaults = [.. CommandLineOptionDefaults.Select(option => KeyValuePair.Create(option.ItemSpec, option.GetMetadata("Value")))],
    };

    private protected SuiteSubject SubjectOf(TestSuite suite)
    {
        var build = CurrentBuild().ForSuite(suite.Framework, Inputs.IsTestingPlatformApplication, Inputs.TotalTimeBudgetText);
        return new(suite, build, Inputs.ShortestSuite, Path.GetDirectoryName(Inputs.AssemblyPath)!, new LocalFileSystem(), TimeProvider.System);
    }
}
