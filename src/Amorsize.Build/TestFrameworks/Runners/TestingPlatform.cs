using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Results;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Starts a trial as a program on Microsoft.Testing.Platform that writes TRX.</summary>
internal static class TestingPlatform
{
    private const string TrxExtension = "Microsoft.Testing.Extensions.TrxReport";

    // Options of the project that are left out in trials. They write results for the user, collect data, or change only what is shown.
    private static readonly string[] OutputOptions =
    [
        "--report-", "--results-directory", "--coverage", "--crashdump", "--hangdump", "--diagnostic", "--output", "--show-", "--progress", "--no-progress",
        "--ansi", "--no-ansi", "--retry-failed-tests", "--publish-", "--log-level",
    ];

    /// <summary>The options and environment variables of every program on the platform that override its settings file, or run no tests.</summary>
    public static IReadOnlyList<string> OwnOptions { get; } = ["--config-file", "--list-tests", "commandLineOptions__"];

    /// <summary>The same for the frameworks that read a .runsettings on the platform.</summary>
    public static IReadOnlyList<string> OwnOptionsWithRunSettings { get; } =
        [.. OwnOptions, "--settings", "TESTINGPLATFORM_VSTESTBRIDGE_RUNSETTINGS_FILE", "TESTINGPLATFORM_EXPERIMENTAL_VSTEST_RUNSETTINGS"];

    /// <summary>The exit code of a program whose tests have failed.</summary>
    public const int FailedExitCode = 2;

    /// <summary>The exit code of a program that has run no test, for example because a filter excludes all.</summary>
    public const int NoTestsExitCode = 8;

    /// <summary>The project's options that select tests, or change how they run.</summary>
    public static IEnumerable<TestOption> RunOptions(SuiteProject project) => WithoutOutput(project.Options);

    /// <summary>Those of the options that select tests, or change how they run.</summary>
    public static IEnumerable<TestOption> WithoutOutput(IEnumerable<TestOption> options) => options.Where(option => !option.IsOneOf(OutputOptions));

    /// <summary>The reason why the test program cannot write TRX; null if it can.</summary>
    public static string? ObstacleTo(SuiteProject project) => File.Exists(Path.Combine(project.OutputDirectory, TrxExtension + ".dll"))
        ? null
        : $"it has no {TrxExtension}, which writes the times of tests: add a reference to that package";

    public static void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial) =>
        Prepare(start, project, trial, ["--report-trx", "--report-trx-filename", TrxResults.FileName]);

    /// <param name="start">The process to prepare.</param>
    /// <param name="project">The test project.</param>
    /// <param name="trial">The trial, whose folder gets the results.</param>
    /// <param name="ownArguments">Arguments of this trial.</param>
    public static void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial, IEnumerable<string> ownArguments)
    {
        foreach (var argument in (string[])[project.AssemblyPath, .. RunOptions(project).SelectMany(option => option.Arguments), .. ownArguments, "--results-directory", trial.Scratch])
            start.ArgumentList.Add(argument);
    }
}
