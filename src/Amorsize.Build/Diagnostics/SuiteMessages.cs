using System.Globalization;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.TestFrameworks;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Suites;

namespace Amorsize.Build.Diagnostics;

/// <summary>The sentences about test suites that users read, in one place.</summary>
internal static class SuiteMessages
{
    private const int NamedTests = 10;

    /// <summary>What every build says as long as this profile is used.</summary>
    public static IEnumerable<Diagnostic> WhileTrue(string assembly, ITestFramework framework, SuiteProfile profile)
    {
        if (profile.IsUnchanged)
            yield return Unchanged(assembly, profile.Reason);
        if (profile.FailInParallel.Count > 0)
            yield return FailInParallel(assembly, framework, profile.FailInParallel);
    }

    public static Diagnostic Unchanged(string assembly, string reason) =>
        new(Severity.Message, "AMZ5002", $"The tests of {assembly} are left as they are: {reason}.");

    private static Diagnostic FailInParallel(string assembly, ITestFramework framework, IReadOnlyList<string> tests) => Diagnostic.Warning("AMZ5001", string.Create(
        CultureInfo.InvariantCulture,
        $"{EndOtherwise(tests, $" of {assembly}")} in parallel than one after the other: {Names(tests)}. Settings that make {(tests.Count == 1 ? "it" : "them")} fail are not used; find what {(tests.Count == 1 ? "it shares with others" : "they share")}, or mark {(tests.Count == 1 ? "it" : "them")} with {framework.IsolatingAttribute}, and measure again with -t:AmorsizeRefresh."));

    /// <summary>The beginning of a sentence about tests that end otherwise, as many as are known.</summary>
    public static string EndOtherwise(IReadOnlyList<string> tests, string ofWhat = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"{tests.Count}{(tests.Count == SuiteProfile.MaxNamedTests ? " or more" : "")} {(tests.Count == 1 ? "test" : "tests")}{ofWhat} {(tests.Count == 1 ? "ends" : "end")} otherwise");

    public static Diagnostic Measuring(string assembly, int methods) =>
        Diagnostic.Progress(string.Create(CultureInfo.InvariantCulture, $"running the tests of {assembly} ({methods} methods) under several settings …"));

    public static Diagnostic Timing(string assembly) => Diagnostic.Progress($"running the tests of {assembly} to see whether they still take as long as when they were measured …");

    public static Diagnostic Measured(string assembly, SuiteProfile profile) =>
        Diagnostic.Progress($"tests of {assembly}: {profile.Reason}{string.Concat(profile.Warnings.Select(warning => $" ({warning})"))}");

    public static Diagnostic Failed(string assembly, SuiteFailedException failure) => Diagnostic.Warning(
        failure.End switch
        {
            SuiteEnd.TimedOut => "AMZ2002",
            SuiteEnd.OutOfMemory => "AMZ2005",
            _ => "AMZ2003",
        },
        $"The tests of {assembly} could not be run one after the other: {failure.Message}. They are left as they are, and tried again later.");

    public static Diagnostic Interference(string assembly, string why) => Diagnostic.Warning(
        "AMZ2006", $"The tests of {assembly} could not be measured cleanly: {why}. Nothing is stored; they are left for a build on a quieter machine, and run as before.");

    public static Diagnostic NotWritten(string error) => Diagnostic.Warning(
        "AMZ3001", $"The settings of the test runner cannot be written: {error} The tests are run with what is there.");

    /// <summary>What a miss means for this build, and what to do; null where that is not to be said.</summary>
    public static Diagnostic? Stale(string assembly, LookUpResult lookUp, NextMeasurement next, StaleSeverity severity)
    {
        var consequence = (next, lookUp) switch
        {
            (NextMeasurement.Now, _) => "They are measured now",
            (NextMeasurement.OnceBuilt, _) => "They are measured by a build without -question",
            (NextMeasurement.Later, _) => "They are left as they are, and measured by a later build",
            (_, { IsUsable: true }) => $"The stale settings are used; {WorkloadMessages.MeasureElsewhere}",
            _ => $"They are left as they are; {WorkloadMessages.MeasureElsewhere}",
        };
        return WorkloadMessages.Stale($"the tests of {assembly}", lookUp, consequence, severity);
    }

    private static string Names(IReadOnlyList<string> tests) => string.Join(", ", tests.Take(NamedTests))
        + (tests.Count > NamedTests ? string.Create(CultureInfo.InvariantCulture, $" and {tests.Count - NamedTests} more") : "");
}
