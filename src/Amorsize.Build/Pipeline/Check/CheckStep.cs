using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Layers;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline.Check;

/// <summary>Looks up each subject, reports the stale results with their reasons, and decides which subjects this build measures.</summary>
/// <param name="cache">The layers of the cache.</param>
/// <param name="options">The mode of this build, and how it reports stale results.</param>
/// <param name="push">Pushes results to the remote cache, if this build may push.</param>
/// <param name="report">Logs a message, warning or error.</param>
internal sealed class CheckStep(ICacheLayer cache, CheckOptions options, Action<IReadOnlyList<RemoteResult>> push, Action<Diagnostic> report)
{
    public CheckResult<TSubject> Run<TSubject>(IReadOnlyList<TSubject> subjects)
        where TSubject : TuningSubject
    {
        var result = new CheckResult<TSubject>();
        // All subjects are looked up in one call, because a remote cache handles the requests together.
        var lookUps = cache.LookUp([.. subjects.Select(subject => subject.Request)]);
        foreach (var (subject, lookUp) in subjects.Zip(lookUps))
        {
            result.Verdicts.Add(lookUp.Verdict);
            if (options.Explains)
                Explanations.Of(subject.Request, lookUp, subject.FingerprintNotes).ToList().ForEach(report);
            if (IsToMeasure(subject, lookUp, result))
                result.ToMeasure.Add(new(subject, lookUp));
            else
                Resolve(subject, lookUp, result);
        }
        var models = subjects.Zip(lookUps).Where(found => found.Second is { Verdict: Verdict.Hit, Entry: not null })
            .Select(found => Staleness.OtherModel(found.Second.Entry!, found.First.Request)).OfType<string>().ToList();
        if (models.Count > 0)
            report(CacheMessages.OtherModel(models));
        if (options is { IsPrewarming: true, IsQuestion: false })
            push(result.Hits);
        return result;
    }

    private bool IsToMeasure<TSubject>(TSubject subject, LookUpResult lookUp, CheckResult<TSubject> result)
        where TSubject : TuningSubject
    {
        var isSelected = options.Selects(subject);
        if (options.IsRefresh && isSelected)
            return true;
        if (lookUp is { Verdict: Verdict.Hit, Entry: { } entry })
        {
            result.Validity = result.Validity.And(Staleness.ValidityOf(entry, subject.Request));
            if (lookUp.Source != SettingsSource.Remote)
                result.Hits.Add(new(subject.Request, entry));
            if (!options.MayMeasure || !isSelected)
                return false;
            if (subject.IsInProgress(lookUp))
                return true;
            var isTimed = subject.IsTimingDue(lookUp);
            result.OnlyTimed += isTimed ? 1 : 0;
            return isTimed;
        }
        var next = NextMeasurements.After(lookUp.Verdict, options.Mode, options.IsQuestion);
        if (next == NextMeasurement.Now && !isSelected)
            next = NextMeasurement.Later;
        StaleMessage.AllOf(subject, lookUp, next, next.SeverityOf(options.StaleSeverity)).ToList().ForEach(report);
        return next == NextMeasurement.Now;
    }

    private void Resolve<TSubject>(TSubject subject, LookUpResult lookUp, CheckResult<TSubject> result)
        where TSubject : TuningSubject
    {
        result.Resolved.Add(new(subject, lookUp));
        if (lookUp.IsUsable)
            subject.WhileUsed(lookUp.Entry!.Result).ToList().ForEach(report);
    }
}
