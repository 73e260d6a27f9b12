using Amorsize.Build.Properties;
using Amorsize.Build.Suites;
using Amorsize.Build.Suites.Files;
using Amorsize.Caching;
using Amorsize.Caching.Suites;
using Amorsize.Tuning.Suites;
using Microsoft.Build.Framework;

namespace Amorsize.Build;

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

    /// <summary>A suite that takes less sequentially is left alone: a time span.</summary>
    public string ShortestSuite { get; set; } = "";

    /// <summary>Absolute path of the note that says when the tests were last timed.</summary>
    public string TimingNoteFile { get; set; } = "";

    /// <summary>The items TestingPlatformCommandLineOptionDefault: options and their <c>Value</c>.</summary>
    public ITaskItem[] CommandLineOptionDefaults { get; set; } = [];

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

    private protected TestSuite? Scan() => TestSuiteScanner.Scan(AssemblyPath);

    private protected CurrentBuild BuildFor(TestSuite suite) => BuildOn(MachineHere()).ForSuite(suite.Framework, IsTestingPlatformApplication, AmorsizeTotalTimeBudget);

    private protected TimingNote TimingNote() => new(TimingNoteFile, new CacheFiles(), TimeProvider.System);

    /// <summary>Whether tests whose result still holds are to be timed again, since it may not hold for what they have become.</summary>
    private protected bool IsTimingDue(LookUpResult lookUp) => lookUp is { Verdict: Verdict.Hit, Source: SettingsSource.Cached, Entry: { Suite: { } profile } entry }
        && SuiteTiming.Matters(profile, PropertyText.Span(nameof(ShortestSuite), ShortestSuite))
        && TimingNote().IsDue(entry.CreatedAt, Path.GetDirectoryName(AssemblyPath)!);

    /// <summary>Writes the runner's files; what cannot be written is said, and no reason to fail.</summary>
    private protected void WriteFiles(SuiteFiles files, SuiteSetting setting) => Attempt(() => files.Write(setting));

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
