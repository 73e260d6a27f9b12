using System.Globalization;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Diagnostics;

/// <summary>The sentences that users read, in one place.</summary>
internal static class WorkloadMessages
{
    public const string MeasureElsewhere = "build on a machine that may measure, or set AmorsizeMode=Profile";

    public static Diagnostic FlagCannotWork(string method, string cause) =>
        Diagnostic.Error("AMZ2004", $"[Workload] on {method} cannot work. {cause}.");

    public static Diagnostic ForeignRuntime(string assembly, string runtimeIdentifier) =>
        new(Severity.Detail, "AMZ0003", $"{assembly} is built for {runtimeIdentifier} and cannot be run on this machine, so it is not profiled here.");

    public static Diagnostic CannotRunHere(string assembly, string why) =>
        new(Severity.Detail, "AMZ0003", $"{assembly} cannot be run on this machine, so it is not profiled here: {why}");

    public static string Why(LookUpResult lookUp) => string.Join("; ", lookUp.Findings.Select(finding => finding.Detail));

    /// <summary>What a miss means for this build, and what to do.</summary>
    public static Diagnostic? Stale(string workload, LookUpResult lookUp, NextMeasurement next, StaleSeverity severity)
    {
        var consequence = (next, lookUp) switch
        {
            (NextMeasurement.Now, _) => "It is measured now",
            (NextMeasurement.OnceBuilt, _) => "It is measured by a build without -question",
            (NextMeasurement.Later, { Verdict: Verdict.Failed }) => $"It is run sequentially, and profiled again {Staleness.MaxFailureAge.InWords()} after that, when its code changes, or with -t:AmorsizeRefresh",
            (NextMeasurement.Later, _) => "It is left for the next build",
            (_, { Verdict: Verdict.Failed }) => $"It is run sequentially; {MeasureElsewhere}",
            (_, { Entry: null }) => $"Nothing tuned is used for it; {MeasureElsewhere}",
            _ => $"The stale settings are used where they are legal here; {MeasureElsewhere}",
        };
        return Stale($"workload '{workload}'", lookUp, consequence, severity);
    }

    /// <summary>What a miss of whatever is tuned means.</summary>
    public static Diagnostic? Stale(string subject, LookUpResult lookUp, string consequence, StaleSeverity severity)
    {
        var text = $"The tuned settings of {subject} are stale ({lookUp.Verdict}): {Why(lookUp)}. {consequence}.";
        return severity switch
        {
            StaleSeverity.None => null,
            // What is mended in this build is a detail; a failure is not.
            StaleSeverity.Message => new(lookUp.Verdict == Verdict.Failed ? Severity.Message : Severity.Detail, lookUp.Verdict.Code()!, text),
            StaleSeverity.Warning => Diagnostic.Warning(lookUp.Verdict.Code()!, text),
            StaleSeverity.Error => Diagnostic.Error(lookUp.Verdict.Code()!, text),
            _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "not a severity"),
        };
    }

    /// <summary>How the look-ups of a build ended, by verdict.</summary>
    public static Diagnostic LookUps(VerdictCounts verdicts) => new(Severity.Detail, "", verdicts.ToString());

    /// <summary>The same where all are hits, as in a build that has nothing to do: it shall not pay for the names of the others.</summary>
    public static Diagnostic AllHits(int count) => new(Severity.Detail, "", string.Create(CultureInfo.InvariantCulture, $"{count} looked up: {nameof(Verdict.Hit)} {count}"));

    /// <summary>The answer to a question: there is something to do.</summary>
    public static Diagnostic ConfigWouldBeWritten(string path) => Diagnostic.Error("", $"{path} is not current: it is written by a build without -question.");

    public static Diagnostic Measuring(string workload, int number, int count) =>
        Diagnostic.Progress(string.Create(CultureInfo.InvariantCulture, $"profiling '{workload}' ({number} of {count}) …"));

    public static Diagnostic Measured(Profile profile) =>
        Diagnostic.Progress($"'{profile.Workload}': {profile.Reason}{string.Concat(profile.Warnings.Select(warning => $" ({warning})"))}");

    public static Diagnostic AlreadyMeasured(string workload) =>
        Diagnostic.Progress($"'{workload}' was measured by another build meanwhile; its result is used");

    public static Diagnostic BudgetUsedUp(string workload, TimeSpan budget) =>
        Diagnostic.Progress(string.Create(CultureInfo.InvariantCulture, $"'{workload}' is left for the next build: AmorsizeTotalTimeBudget, {budget}, is used up"));

    public static Diagnostic NotStored(Exception obstacle) => Diagnostic.Warning(
        "AMZ3001",
        $"The result cache cannot be written: {obstacle.Message} This build uses what it measured, and the next will measure again. {Remedy.For(obstacle, "Make the folder writable, or set AmorsizeCacheDirectory.")}");

    public static Diagnostic ConfigNotWritten(string error) =>
        Diagnostic.Warning("AMZ3001", $"The tuned settings cannot be written beside the assembly: {error} The program will use what is there, or the framework's defaults; make the output folder writable.");

    public static Diagnostic NotProfiled(string workload, string method, ProfileReport report) => report.Outcome switch
    {
        ProfileOutcome.FlagCannotWork => FlagCannotWork(method, report.Message),
        _ => Diagnostic.Warning(CodeOf(report.Outcome), $"{Failure(workload, new(report.Outcome, report.Message))} It is run sequentially until it can be profiled; mend {method}, or set Enabled = false on its flag."),
    };

    /// <summary>The machine was too busy to measure one workload, and with it all that were to follow.</summary>
    public static Diagnostic Interference(string workload, string why, int others) => Diagnostic.Warning("AMZ2006", string.Create(
        CultureInfo.InvariantCulture,
        $"Workload '{workload}' could not be measured cleanly: {why}. Nothing is stored for it; {(others == 0 ? "it is" : $"it and the {others} after it are")} left for a build on a quieter machine, and run with the settings from before, or the framework's default."));

    public static string Failure(string workload, Failure failure) => failure.Outcome switch
    {
        ProfileOutcome.Threw => $"Workload '{workload}' threw while it was profiled: {failure.Message}.",
        ProfileOutcome.TimedOut => $"Workload '{workload}' was stopped: {failure.Message}.",
        ProfileOutcome.OutOfMemory => $"Workload '{workload}' ran out of memory while it was profiled: {failure.Message}.",
        ProfileOutcome.Crashed => $"Workload '{workload}' crashed while it was profiled: {failure.Message}.",
        _ => $"Workload '{workload}' was not profiled: {failure.Message}.",
    };

    private static string CodeOf(ProfileOutcome outcome) => outcome switch
    {
        ProfileOutcome.Threw => "AMZ2001",
        ProfileOutcome.TimedOut => "AMZ2002",
        ProfileOutcome.OutOfMemory => "AMZ2005",
        _ => "AMZ2003",
    };
}
