using System.Globalization;
using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Build.Properties;
using Amorsize.Build.Summary;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Diagnostics;

/// <summary>The messages about stale results, for workloads and suites alike.</summary>
internal static class StaleMessage
{
    /// <summary>
    /// The message about a miss, and for a failure that lasts the warning of the build that measured. That warning is left out where the message is itself a
    /// warning or an error.
    /// </summary>
    public static IEnumerable<Diagnostic> AllOf(TuningSubject subject, LookUpResult lookUp, NextMeasurement next, StaleSeverity severity)
    {
        if (Of(subject, lookUp, next, severity) is { } stale)
            yield return stale;
        if (lookUp is { Verdict: Verdict.Failed, Entry.Result: EntryResult.Failed failed } && severity <= StaleSeverity.Message)
            yield return subject.Measured(failed);
    }

    /// <summary>The reasons of a miss, and what this build and the user can do about it; null if it is not to be reported.</summary>
    public static Diagnostic? Of(TuningSubject subject, LookUpResult lookUp, NextMeasurement next, StaleSeverity severity)
    {
        var code = lookUp.Verdict.Code()!;
        var text = $"The tuned settings of {subject.Name} are stale ({lookUp.Verdict}): {Why(lookUp)}. {WhatNext(subject, lookUp, next)}.";
        // The result is good enough to be used, and may be confirmed. That is never worth a warning.
        if (lookUp.Verdict == Verdict.Provisional && severity > StaleSeverity.Message)
            severity = StaleSeverity.Message;
        // A result that this build measures again is news only once it is measured.
        var news = next is NextMeasurement.Now or NextMeasurement.OnceBuilt || lookUp.Verdict == Verdict.Provisional ? null : new SummaryNews(SummaryKind.Stale, subject.Request.Key.Subject.Name, Why(lookUp));
        var message = severity switch
        {
            StaleSeverity.None => null,
            // A detail, because a build soon replaces a stale result. A failure lasts longer, and its warning is shown. A time-out took the user's time.
            StaleSeverity.Message => new(lookUp.Verdict == Verdict.LockTimeout ? Severity.Message : Severity.Detail, code, text),
            StaleSeverity.Warning => Diagnostic.Warning(code, text),
            StaleSeverity.Error => Diagnostic.Error(code, text),
            _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "not a severity"),
        };
        return message is null ? null : message with { News = news };
    }

    /// <summary>All reasons why a look-up missed, in one text.</summary>
    public static string Why(LookUpResult lookUp) => string.Join("; ", lookUp.Findings.Select(finding => finding.Detail));

    public static Diagnostic AlreadyMeasured(TuningSubject subject) =>
        Diagnostic.Progress($"another build has just measured {subject.Name}; its result is used");

    public static Diagnostic Waiting(TimeSpan limit) =>
        Diagnostic.Progress($"another build measures on this machine; this one waits for it, for up to {limit.InWords()} …");

    public static Diagnostic BudgetUsedUp(TuningSubject subject, TimeSpan budget) => Diagnostic.Progress(string.Create(
        CultureInfo.InvariantCulture, $"{subject.Name} is left for the next build: AmorsizeTotalTimeBudget, {budget}, is used up"));

    public static Diagnostic AwaitingBuild(TuningSubject subject, MeasurementOutcome.Interference refused, TimeSpan limit) => Diagnostic.Progress(string.Create(
        CultureInfo.InvariantCulture, $"{subject.Name} could not be measured yet: {refused.Why}. Amorsize waits until this build takes {refused.BuildLoad / 2:0.0} processors at most, for up to {limit.TotalSeconds:0} s, and measures again …"));

    public static Diagnostic BuildIsBusy(TuningSubject subject, string why) => Diagnostic.Progress($"{subject.Name} is left for the next build: {why}");

    private static string WhatNext(TuningSubject subject, LookUpResult lookUp, NextMeasurement next)
    {
        var used = lookUp.IsUsable ? "The stale settings are used" : subject.WithoutResult(lookUp);
        return next switch
        {
            NextMeasurement.Now => "This build measures again",
            NextMeasurement.OnceBuilt => "A build without -question measures again",
            NextMeasurement.Later when lookUp.Verdict == Verdict.Failed =>
                $"{used}. A build measures again after {Staleness.MaxFailureAge.InWords()}, after a change, or with -t:AmorsizeRefresh",
            NextMeasurement.Later => $"{used} until the next build measures again",
            NextMeasurement.Elsewhere => $"{used}. To measure again, build on a machine that may measure, or set AmorsizeMode=Profile",
            _ => throw new ArgumentOutOfRangeException(nameof(next), next, null),
        };
    }
}
