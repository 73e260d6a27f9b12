using System.ComponentModel;
using Amorsize.Build.Diagnostics;
using Amorsize.Build.Pipeline.Check;
using Amorsize.Build.Properties;
using Amorsize.Build.Summary;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// Measures subjects one after the other while it holds the machine's lock, stores each result, and pushes all results to the remote cache. A subject
/// that is not measured keeps the best result that any layer of the cache has for it. A subject that this build itself disturbed is measured again after the
/// others, once the build takes less of the processors.
/// </summary>
/// <param name="layers">The layers of the cache.</param>
/// <param name="store">Stores the results.</param>
/// <param name="measurement">Measures one subject.</param>
/// <param name="acquireLock">Waits for the machine's lock, at most for the given time; returns null if another build held it all that time.</param>
/// <param name="options">The mode and the time limits of this build.</param>
/// <param name="clock">Measures the time that is taken from the budget.</param>
/// <param name="build">The load of this build.</param>
/// <param name="push">Pushes results to the remote cache, if this build may push.</param>
/// <param name="report">Logs a message, warning or error.</param>
internal sealed class MeasureStep<TSubject>(
    ICacheLayer layers,
    StoreStep store,
    IMeasurement<TSubject> measurement,
    Func<TimeSpan, IDisposable?> acquireLock,
    MeasureOptions options,
    TimeProvider clock,
    BuildLoad build,
    Action<IReadOnlyList<RemoteResult>> push,
    Action<Diagnostic> report)
    where TSubject : TuningSubject
{
    private readonly TurnQueue<TSubject> turns = new(options.Limits, clock, build, report);
    private readonly MeasuredResults<TSubject> results = new(store, clock, push, report);
    private string? missingRuntime;

    private TimeSpan LongestWait => 2 * options.Limits.TotalBudget;

    /// <exception cref="OperationCanceledException">The build was canceled; results that were measured before are stored.</exception>
    public IReadOnlyList<Conclusion<TSubject>> Run(IReadOnlyList<TSubject> subjects, CancellationToken cancellationToken)
    {
        var before = layers.LookUp([.. subjects.Select(subject => subject.Request)]);
        // A subject with a valid result is only run again to check its time, which is not worth a wait for the lock. A subject that pauses does not run.
        var isWorthAWait = options.IsRefresh || subjects.Zip(before).Any(pair => pair.Second.Verdict != Verdict.Hit && measurement.PauseOf(pair.First) is null);
        var conclusions = new Conclusion<TSubject>[subjects.Count];
        using (var held = acquireLock(isWorthAWait ? LongestWait : TimeSpan.Zero))
        {
            foreach (var (index, subject) in subjects.Index())
                turns.Add(new(subject, index, subjects.Count, IsAlone: held is not null, HeldBefore: before[index].Verdict == Verdict.Hit, cancellationToken));
            while (turns.TryTake(out var turn))
                conclusions[turn.Index] = ConcludeAnyway(turn, before[turn.Index]);
        }
        // The lock is released before results are pushed, so that other builds need not wait for the remote cache.
        Publish(conclusions);
        return conclusions;
    }

    /// <summary>Concludes one subject. A failure of this step costs one warning: the subject keeps its earlier result, and the others go on.</summary>
    private Conclusion<TSubject> ConcludeAnyway(Turn<TSubject> turn, LookUpResult before)
    {
        try
        {
            // The cache is asked again, because another build may have measured the subject during the wait.
            return Conclude(turn, layers.LookUp(turn.Subject.Request));
        }
#pragma warning disable CA1031 // Whatever fails for one subject must not cost the results of the others.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var isOfSystem = e.IsOfFiles() || e is Win32Exception;
            report(isOfSystem ? turn.Subject.NotMeasured(e.Message) : Defects.In($"the measurement of {turn.Subject.Name}", e));
            return new(turn.Subject, before, isOfSystem ? e.Message : "this package failed while it measured");
        }
    }

    private Conclusion<TSubject> Conclude(Turn<TSubject> turn, LookUpResult lookUp)
    {
        switch (lookUp.Verdict)
        {
            case Verdict.Hit when !options.IsRefresh && !(turn.IsAlone && turn.Subject.IsInProgress(lookUp)):
                return Keep(turn, lookUp);
            case Verdict.Failed when !options.IsRefresh:
                // Another build measured the subject during the wait, and the subject failed.
                ReportStale(turn.Subject, lookUp, NextMeasurement.Later, StaleSeverity.Message);
                return new(turn.Subject, lookUp);
            case var _ when turn.IsAlone:
                return Measure(turn, lookUp);
            case var _ when measurement.PauseOf(turn.Subject) is { } pause:
                return Refuse(turn.Subject, lookUp, pause);
            default:
                var timeout = new Finding(Verdict.LockTimeout, $"another build has been profiling on this machine for more than {LongestWait.InWords()}");
                return Leave(turn.Subject, lookUp with { Findings = [timeout, .. lookUp.Findings] });
        }
    }

    /// <summary>Uses a valid result. If a run is due and shows that the subject's time has changed, the subject is measured again.</summary>
    private Conclusion<TSubject> Keep(Turn<TSubject> turn, LookUpResult hit)
    {
        var kept = new Conclusion<TSubject>(turn.Subject, hit);
        if (!turn.HeldBefore)
            report(StaleMessage.AlreadyMeasured(turn.Subject));
        if (turn.Changed is not { } changed)
        {
            if (!turn.IsAlone || !turn.Subject.IsTimingDue(hit) || MovedSince(turn, hit.Entry!) is not { } moved)
                return kept;
            changed = hit with { Findings = [new(Verdict.WorkloadChanged, moved)] };
            // Unlike other reasons to measure again, another time of the same code is news in itself.
            foreach (var stale in StaleMessage.AllOf(turn.Subject, changed, NextMeasurement.Now, NextMeasurement.Now.SeverityOf(options.StaleSeverity)))
                report(stale with { Severity = Severity.Message });
        }
        var conclusion = Measure(turn with { Changed = changed }, changed);
        if (!ReferenceEquals(conclusion.Found, changed))
            return conclusion;
        turn.Subject.LeaveTiming();
        return kept;
    }

    private string? MovedSince(Turn<TSubject> turn, Entry known)
    {
        // The time of this attempt is stored before the run. Even if the run fails or is killed, no build times the subject again for a day.
        if (turn.Subject.TimedAt(known.Result, clock.GetUtcNow()) is { } timed && !store.TryStore(known with { Result = timed }))
            return null;
        report(turn.Subject.Timing);
        return measurement.MovedSince(turn.Subject, known.Result, turn.CancellationToken);
    }

    private Conclusion<TSubject> Measure(Turn<TSubject> turn, LookUpResult lookUp)
    {
        var subject = turn.Subject;
        turns.AwaitBuild(turn);
        if (turns.Budget is not { } budget)
        {
            report(turn.Refused is { } last ? StaleMessage.BuildIsBusy(subject, last.Why) : StaleMessage.BudgetUsedUp(subject, options.Limits.TotalBudget));
            return Leave(subject, lookUp);
        }
        // A runtime that an earlier subject missed is missing for this one too.
        if (missingRuntime is not null)
            return new(subject, lookUp, missingRuntime);
        // A refresh measures from scratch, whatever the cache has.
        var earlier = lookUp.IsOnlyOld && !options.IsRefresh ? lookUp.Entry!.Result : null;
        var outcome = turns.Timed(() => measurement.Measure(subject, earlier, budget, () => report(subject.Measuring(turn.Index + 1, turn.Count).Within(budget)), turn.CancellationToken));
        switch (outcome)
        {
            case MeasurementOutcome.Ended ended:
                return results.Add(subject, lookUp, ended.Result);
            case MeasurementOutcome.Interference { BuildLoad: > 0 } refused when turns.TryRepeat(turn, refused):
                return new(subject, lookUp, refused.Why);
            case MeasurementOutcome.Interference { BuildLoad: > 0 } refused:
                report(StaleMessage.BuildIsBusy(subject, refused.Why));
                return Leave(subject, lookUp);
            case MeasurementOutcome.Interference interference:
                return Refuse(subject, lookUp, interference);
            case MeasurementOutcome.CannotRunHere obstacle:
                report(WorkloadMessages.CannotRunHere(subject.Request.Key.AssemblyName, obstacle.Why));
                missingRuntime = obstacle.Why;
                return new(subject, lookUp, missingRuntime);
            default:
                throw new InvalidOperationException($"{outcome} is no outcome.");
        }
    }

    private Conclusion<TSubject> Refuse(TSubject subject, LookUpResult lookUp, MeasurementOutcome.Interference refused)
    {
        report(subject.Interference(refused.Why) with { News = new(SummaryKind.Refused, subject.Request.Key.Subject.Name, refused.Why) });
        return new(subject, lookUp, refused.Why);
    }

    /// <summary>Leaves a subject for the next build.</summary>
    private Conclusion<TSubject> Leave(TSubject subject, LookUpResult lookUp)
    {
        if (lookUp.Verdict != Verdict.Hit)
            ReportStale(subject, lookUp, NextMeasurement.Later, options.StaleSeverity);
        return new(subject, lookUp);
    }

    private void ReportStale(TSubject subject, LookUpResult lookUp, NextMeasurement next, StaleSeverity severity)
    {
        StaleMessage.AllOf(subject, lookUp, next, severity).ToList().ForEach(report);
    }

    private void Publish(IReadOnlyList<Conclusion<TSubject>> conclusions)
    {
        foreach (var (subject, found, _) in conclusions.Where(conclusion => conclusion.Found.Verdict == Verdict.Hit))
            subject.WhileUsed(found.Entry!.Result).ToList().ForEach(report);
        if (options.Explains)
            results.Explain();
        results.Push();
    }
}
