using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>What the tasks about a test suite have in common.</summary>
public abstract class SuiteTask : AssemblyTask
{
    /// <summary>Absolute path of the project's folder.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Whether the assembly is a program on Microsoft.Testing.Platform.</summary>
    public bool IsTestingPlatformApplication { get; set; }

    /// <summary>A time span.</summary>
    public string AmorsizeTotalTimeBudget { get; set; } = "";

    /// <summary>Absolute path of the user's own .runsettings; empty where there is none.</summary>
    public string UserRunSettings { get; set; } = "";

    /// <summary>Absolute path of the .runsettings to generate.</summary>
    [Required]
    public string RunSettings { get; set; } = "";

    /// <summary>The items TestingPlatformCommandLineOptionDefault: options and their <c>Value</c>.</summary>
    public ITaskItem[] CommandLineOptionDefaults { get; set; } = [];

    private protected SuiteProject ProjectOf(TestSuite suite) => new()
    {
        Framework = SupportedFrameworks.Of(suite),
        IsOnTestingPlatform = IsTestingPlatformApplication,
        AssemblyPath = AssemblyPath,
        ProjectDirectory = ProjectDirectory,
        // The platform does not look at the property.
        UserRunSettings = IsTestingPlatformApplication ? "" : UserRunSettings,
        RunSettings = RunSettings,
        CommandLineOptionDefaults = [.. CommandLineOptionDefaults.Select(option => KeyValuePair.Create(option.ItemSpec, option.GetMetadata("Value")))],
    };

    private protected TestSuite? Scan() => SupportedFrameworks.Scanner.Scan(AssemblyPath);

    private protected CurrentBuild BuildFor(TestSuite suite) => BuildOn(MachineHere()).ForSuite(suite.Framework, IsTestingPlatformApplication, AmorsizeTotalTimeBudget);

    /// <summary>Whether tests whose result holds are to be run to see whether they still take as long.</summary>
    private protected bool IsTimingDue(LookUpResult lookUp, TimeSpan shortest) => lookUp is { Verdict: Verdict.Hit, Source: SettingsSource.Cached, Entry: { Suite: { } profile } entry }
        && SuiteTiming.IsDue(profile, entry.CreatedAt, TimeProvider.System.GetUtcNow(), shortest, LastBuilt);

    // The tests, or something that they may call.
    private DateTimeOffset LastBuilt()
    {
        IReadOnlyList<ListedFile> output = [];
        AtomicFile.Attempt(() => output = new LocalFileSystem().List(Path.GetDirectoryName(AssemblyPath)!));
        return output.Where(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(file => file.LastWrite).DefaultIfEmpty().Max();
    }

    /// <summary>Writes the runner's files; what cannot be written is said, and no reason to fail.</summary>
    private protected void WriteFiles(SuiteFiles files, SuitePlan setting) => Attempt(() => files.Write(setting));

    /// <summary>Does what needs files; what cannot be done is said, and no reason to fail.</summary>
    private protected void Attempt(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e) when (e.IsOfFiles() || e is FormatException)
        {
            Report(SuiteMessages.NotWritten(e.Message));
        }
    }
}
