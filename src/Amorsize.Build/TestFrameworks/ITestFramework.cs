using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Files;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Build.TestFrameworks.Runners;
using Amorsize.Discovery.TestSuites;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks;

/// <summary>All that tuning must know about one test framework. Each framework is one type, listed in <see cref="SupportedFrameworks"/>.</summary>
internal interface ITestFramework : ITestFrameworkMetadata
{
    /// <summary>The attribute that keeps a test from running in parallel, as AMZ5001 advises it.</summary>
    string IsolatingAttribute { get; }

    /// <summary>Options in TestingPlatformCommandLineArguments that leave tests out or override a settings file; an option counts by its beginning.</summary>
    IReadOnlyList<string> OwnOptions { get; }

    /// <summary>The runner's defaults, and what a plan can change.</summary>
    /// <param name="suite">The suite and the declarations of its attributes.</param>
    /// <param name="processors">Processors usable here.</param>
    /// <param name="setsMinThreads">Whether a plan may set the pool's threads; false if the project sets them itself.</param>
    RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads);

    /// <summary>Why the suite cannot be measured; null if it can.</summary>
    string? ObstacleTo(TestSuite suite, SuiteProject project) => null;

    /// <summary>The files in which the runner finds its settings, the one that overrides others first.</summary>
    IReadOnlyList<ISettingsFile> FilesOf(SuiteProject project);

    /// <summary>Adds to <c>dotnet exec</c> the arguments and the environment of one trial. The caller sets the minimum number of thread-pool threads.</summary>
    void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial);

    /// <summary>The tests that ran in a trial; null if the runner wrote no results.</summary>
    /// <param name="scratch">The folder of the trial.</param>
    /// <param name="project">The project.</param>
    /// <exception cref="FormatException">The results cannot be read.</exception>
    IReadOnlyList<TestTime>? ResultsIn(string scratch, SuiteProject project) => TrxResults.In(scratch);
}
