using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks;
using Amorsize.Discovery.TestSuites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks about a test suite.</summary>
public abstract class SuiteTask : AssemblyTask
{
    /// <summary>Absolute path of the project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Whether the assembly is a program on Microsoft.Testing.Platform.</summary>
    public bool IsTestingPlatformApplication { get; set; }

    /// <summary>A time span.</summary>
    public string AmorsizeTotalTimeBudget { get; set; } = "";

    /// <summary>Absolute path of the user's own .runsettings; empty if there is none.</summary>
    public string UserRunSettings { get; set; } = "";

    /// <summary>Absolute path of the .runsettings to generate.</summary>
    [Required]
    public string RunSettings { get; set; } = "";

    /// <summary>The items TestingPlatformCommandLineOptionDefault: options and their <c>Value</c>.</summary>
    public ITaskItem[] CommandLineOptionDefaults { get; set; } = [];

    private protected TestSuite? Scan() => TestSuiteScanner.Scan(AssemblyPath);

    private protected SuiteProject ProjectOf(TestSuite suite) => new()
    {
        Framework = suite.Framework,
        IsOnTestingPlatform = IsTestingPlatformApplication,
        AssemblyPath = AssemblyPath,
        ProjectDirectory = ProjectDirectory,
        // The platform does not look at the property.
        UserRunSettings = IsTestingPlatformApplication ? "" : UserRunSettings,
        RunSettings = RunSettings,
        CommandLineOptionDefaults = [.. CommandLineOptionDefaults.Select(option => KeyValuePair.Create(option.ItemSpec, option.GetMetadata("Value")))],
    };

    private protected SuiteSubject SubjectOf(TestSuite suite, TimeSpan shortest)
    {
        var build = BuildOn(MachineHere()).ForSuite(suite.Framework, IsTestingPlatformApplication, AmorsizeTotalTimeBudget);
        return new(suite, build, shortest, Path.GetDirectoryName(AssemblyPath)!, new LocalFileSystem(), TimeProvider.System);
    }
}
