using Amorsize.Build.Pipeline;
using Amorsize.Build.Properties;
using Amorsize.Build.TestFrameworks;
using Amorsize.Discovery;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;
using Amorsize.Platform.Files;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Tasks;

/// <summary>Base of the tasks about a test suite.</summary>
public abstract class SuiteTask : CacheTask
{
    /// <summary>The project's items TestingPlatformCommandLineOptionDefault: names of options, with their values in the metadata <c>Value</c>.</summary>
    public ITaskItem[] CommandLineOptionDefaults { get; set; } = [];

    /// <summary>The properties that were set on this build's command line.</summary>
    private protected IReadOnlyDictionary<string, string> GlobalProperties => BuildEngine is IBuildEngine6 engine ? engine.GetGlobalProperties() : new Dictionary<string, string>();

    /// <exception cref="PropertyException">AmorsizeTestTimeBudget or AmorsizeTestTimeSlice has an invalid value.</exception>
    private protected SuiteLimits Limits => new(Environment.ProcessorCount, Inputs.TestTimeBudget, Inputs.ShortestSuite, Inputs.TestTimeSlice);

    /// <summary>The name of the suite among those of a solution.</summary>
    private protected string SuiteName => $"{Inputs.ProjectFile}|{Inputs.TargetFramework}";

    private protected TestSuite? Scan() => CachedScan.Suite(Inputs.ScanFile, Inputs.AssemblyPath, SupportedFrameworks.Scanner);

    private SuiteProject? project;

    // Described once: a task has one suite.
    private protected SuiteProject ProjectOf(TestSuite suite) => project ??=
        SuiteInputs.ProjectOf(Inputs, suite, [.. CommandLineOptionDefaults.Select(option => KeyValuePair.Create(option.ItemSpec, option.GetMetadata("Value")))]);

    private protected SuiteSubject SubjectOf(TestSuite suite)
    {
        var build = CurrentBuild().ForSuite(ProjectOf(suite), Inputs.TestTimeBudgetText);
        return new(suite, build, Limits.Shortest, Path.GetDirectoryName(Inputs.AssemblyPath)!, new LocalFileSystem(), TimeProvider.System);
    }
}
