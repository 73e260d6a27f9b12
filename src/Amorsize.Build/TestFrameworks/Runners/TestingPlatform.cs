using System.Diagnostics;
using Amorsize.Build.TestFrameworks.Results;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>A program on Microsoft.Testing.Platform that writes TRX.</summary>
internal static class PlatformTrx
{
    private const string Extension = "Microsoft.Testing.Extensions.TrxReport";

    /// <summary>Why it cannot; null where it can.</summary>
    public static string? ObstacleOf(SuiteProject project) => File.Exists(Path.Combine(project.OutputDirectory, Extension + ".dll"))
        ? null
        : $"it has no {Extension}, which writes the times of tests: add a reference to that package";

    public static void Prepare(ProcessStartInfo start, SuiteProject project, string scratch)
    {
        foreach (var argument in (string[])[project.AssemblyPath, "--report-trx", "--report-trx-filename", TrxResults.FileName, "--results-directory", scratch])
            start.ArgumentList.Add(argument);
    }
}
