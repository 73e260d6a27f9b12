using System.Diagnostics;
using System.Globalization;
using Amorsize.Build.TestFrameworks.Results;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.TestFrameworks.Runners;

/// <summary>xUnit v3 by its own command line, which <c>-automated</c> chooses even where a project prefers that of the platform.</summary>
internal sealed class XunitRunner(SuiteProject project) : ITestRunner
{
    private int seed;

    public void Prepare(ProcessStartInfo start, SuitePlan setting, bool shuffled, string scratch)
    {
        start.ArgumentList.Add(project.AssemblyPath);
        // Without a seed the order is the same in each run.
        if (shuffled)
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $":{++seed}"));
        foreach (var argument in (string[])["-automated", "-result-trx", Path.Combine(scratch, TrxResults.FileName), .. Options(setting)])
            start.ArgumentList.Add(argument);
    }

    public IReadOnlyList<TestTime>? ResultsIn(string scratch) => TrxResults.In(scratch);

    private static string[] Options(SuitePlan setting) => setting.Workers switch
    {
        0 => [],
        1 => ["-parallelMode", "none"],
        _ => ["-maxThreads", setting.Workers.ToString(CultureInfo.InvariantCulture), "-parallelMode", setting.Scope == TestScope.Methods ? "all" : "collections"],
    };
}
