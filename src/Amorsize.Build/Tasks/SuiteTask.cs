using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline;
using Amorsize.Build.TestFrameworks;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Discovery;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>What the tasks about a test suite have in common.</summary>
public abstract class SuiteTask : CacheTask
{
    /// <summary>The items TestingPlatformCommandLineOptionDefault: options and their <c>Value</c>.</summary>
    public ITaskItem[] CommandLineOptionDefaults { get; set; } = [];

    private protected SuiteProject ProjectOf(TestSuite suite) => new()
    {
        Framework = SupportedFrameworks.Of(suite),
        IsOnTestingPlatform = Inputs.IsTestingPlatformApplication,
        AssemblyPath = Inputs.AssemblyPath,
        ProjectDirectory = Path.GetDirectoryName(Inputs.ProjectFile)!,
        // The platform does not look at the property.
        UserRunSettings = Inputs.IsTestingPlatformApplication ? "" : Inputs.UserRunSettings,
        RunSettings = Inputs.RunSettings,
        CommandLineOptionDefaults = [.. CommandLineOptionDefaults.Select(option => KeyValuePair.Create(option.ItemSpec, option.GetMetadata("Value")))],
    };

    private protected TestSuite? Scan() => CachedScan.Suite(Inputs.ScanFile, Inputs.AssemblyPath, SupportedFrameworks.Scanner);

    private protected CurrentBuild BuildFor(TestSuite suite) => CurrentBuild().ForSuite(suite.Framework, Inputs.IsTestingPlatformApplication, Inputs.TotalTimeBudgetText);

    /// <summary>Whether tests whose result holds are to be run to see whether they still take as long.</summary>
    private protected bool IsTimingDue(LookUpResult lookUp, TimeSpan shortest) => lookUp is { Verdict: Verdict.Hit, Source: SettingsSource.Cached, Entry: { Result: EntryResult.Suite(var profile) } entry }
        && SuiteTiming.IsDue(profile, entry.CreatedAt, TimeProvider.System.GetUtcNow(), shortest, LastBuilt);

    // The tests, or something that they may call.
    private DateTimeOffset LastBuilt()
    {
        IReadOnlyList<ListedFile> output = [];
        AtomicFile.Attempt(() => output = new LocalFileSystem().List(Path.GetDirectoryName(Inputs.AssemblyPath)!));
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
