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
    /// <summary>The line to paste above a test method, so that the test runs alone; above a class where only a class can be isolated.</summary>
    string IsolatingAttribute { get; }

    /// <summary>The declaration that a project needs once beside these lines; empty if it needs none.</summary>
    string IsolatingDeclaration => "";

    /// <summary>
    /// Options of the project, and environment variables, that override the generated settings file, or run no tests, so that the suite is not tuned. An
    /// option matches if it starts with one of these texts; case is ignored.
    /// </summary>
    IReadOnlyList<string> OwnOptions { get; }

    /// <summary>The runner's defaults, and what a plan can change.</summary>
    /// <param name="suite">The suite, with the parallelism that its attributes declare.</param>
    /// <param name="processors">Number of processors that the build's process may use.</param>
    /// <param name="setsMinThreads">Whether a plan may set the minimum number of thread-pool threads; false if the project sets it itself.</param>
    RunnerTraits TraitsOf(TestSuite suite, int processors, bool setsMinThreads);

    /// <summary>Why the suite cannot be measured; null if it can.</summary>
    string? ObstacleTo(TestSuite suite, SuiteProject project) => null;

    /// <summary>The settings files of the runner. A file that overrides others comes before them.</summary>
    IReadOnlyList<ISettingsFile> FilesOf(SuiteProject project);

    /// <summary>
    /// Adds to <c>dotnet exec</c> the arguments and the environment of one trial. The tests are those that <c>dotnet test</c> would run. The trial's plan is
    /// already in the runner's files, as in a run of the user.
    /// </summary>
    void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial);

    /// <summary>The arguments of <c>dotnet test</c> that select classes, or all others.</summary>
    /// <param name="classes">Full names of the classes, at least one.</param>
    /// <param name="areExcluded">Whether all tests but those of the classes are selected.</param>
    /// <param name="project">The test project.</param>
    IReadOnlyList<string> Select(IReadOnlyList<string> classes, bool areExcluded, SuiteProject project) => ClassFilter.OfFullNames(classes, areExcluded);

    /// <summary>The project with a filter that also leaves out some tests; null if its own filter cannot be combined with another.</summary>
    /// <param name="project">The test project.</param>
    /// <param name="units">Full names of test methods, or of classes where <see cref="RunnerTraits.IsolatesClasses"/> says so.</param>
    /// <exception cref="FormatException">One of the user's own files cannot be read.</exception>
    SuiteProject? Without(SuiteProject project, IReadOnlyList<string> units) => NarrowedFilter.On(project, NarrowedFilter.NotMethods(units));

    /// <summary>Whether the runner's settings can keep a test from starting before others have ended.</summary>
    bool KeepsApart(SuiteProject project) => false;

    /// <summary>The exit code of a trial in which tests failed. Any other code above zero means that the run did not complete.</summary>
    int FailedExitCode(SuiteProject project) => project.IsOnTestingPlatform ? TestingPlatform.FailedExitCode : VsTest.FailedExitCode;

    /// <summary>The results of a trial; null if the runner wrote none.</summary>
    /// <param name="scratch">The folder in which the runner wrote its results during the trial.</param>
    /// <param name="project">The test project.</param>
    /// <exception cref="FormatException">The results cannot be read.</exception>
    SuiteResults? ResultsIn(string scratch, SuiteProject project) => TrxResults.In(scratch);
}
