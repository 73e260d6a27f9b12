using Microsoft.Coyote.Logging;
using Microsoft.Coyote.SystematicTesting;

namespace Amorsize.Cache.Races.Tests;

/// <summary>Runs a scenario 1,000 times, each time with its steps in another order. The orders are the same in every run, so a failure is repeatable.</summary>
internal static class Schedules
{
    private const int Count = 1000;

    /// <summary>Asserts that the scenario holds in every order.</summary>
    public static void AssertAllHold(Func<Task> scenario)
    {
        var report = Run(scenario);
        Assert.AreEqual(0, report.NumOfFoundBugs, string.Join('\n', report.BugReports));
        Assert.AreEqual(Count, report.NumOfExploredFairPaths, string.Join('\n', report.InternalErrors));
    }

    /// <summary>Asserts that some order breaks the scenario with the expected message.</summary>
    /// <returns>The number of orders that were tried.</returns>
    public static int AssertOneBreaks(Func<Task> scenario, string message)
    {
        var report = Run(scenario);
        Assert.AreEqual(1, report.NumOfFoundBugs);
        Assert.Contains(message, report.BugReports.Single());
        return report.NumOfExploredFairPaths;
    }

    private static TestReport Run(Func<Task> scenario)
    {
        var configuration = Microsoft.Coyote.Configuration.Create().WithTestingIterations(Count).WithRandomGeneratorSeed(1).WithTelemetryEnabled(false);
        using var engine = TestingEngine.Create(configuration, scenario);
        engine.SetLogger(new TextWriterLogger(TextWriter.Null, VerbosityLevel.Error));
        engine.Run();
        return engine.TestReport;
    }
}
