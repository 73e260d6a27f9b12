using System.Diagnostics;
using Amorsize.Build.Suites.Results;
using Amorsize.Tuning.Suites;

namespace Amorsize.Build.Suites.Runners;

/// <summary>A program on Microsoft.Testing.Platform that writes TRX.</summary>
internal static class PlatformTrx
{
    private const string FileName = "results.trx";

    public static void Prepare(ProcessStartInfo start, SuiteProject project, string scratch)
    {
        foreach (var argument in (string[])[project.AssemblyPath, "--report-trx", "--report-trx-filename", FileName, "--results-directory", scratch])
            start.ArgumentList.Add(argument);
    }

    public static IReadOnlyList<TestTime>? ResultsIn(string scratch) => Path.Combine(scratch, FileName) is var path && File.Exists(path) ? TrxResults.Read(path) : null;
}
