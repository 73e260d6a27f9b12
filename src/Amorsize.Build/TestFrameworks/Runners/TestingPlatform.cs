using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Results;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>Starts a trial as a program on Microsoft.Testing.Platform that writes TRX.</summary>
internal static class TestingPlatform
{
    private const string TrxExtension = "Microsoft.Testing.Extensions.TrxReport";

    /// <summary>The options of every program on the platform that exclude tests or override its settings file.</summary>
    public static IReadOnlyList<string> OwnOptions { get; } = ["--config-file", "--filter", "--treenode-filter"];

    /// <summary>The reason why the test program cannot write TRX; null if it can.</summary>
    public static string? ObstacleTo(SuiteProject project) => File.Exists(Path.Combine(project.OutputDirectory, TrxExtension + ".dll"))
        ? null
        : $"it has no {TrxExtension}, which writes the times of tests: add a reference to that package";

    public static void Prepare(ProcessStartInfo start, SuiteProject project, SuiteTrial trial)
    {
        foreach (var argument in (string[])[project.AssemblyPath, "--report-trx", "--report-trx-filename", TrxResults.FileName, "--results-directory", trial.Scratch])
            start.ArgumentList.Add(argument);
    }
}
