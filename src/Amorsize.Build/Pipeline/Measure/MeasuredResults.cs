using Amorsize.Build.Diagnostics;
using Amorsize.Build.Summary;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Remote;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Stores the results that a build measures, and pushes all of it to the remote cache in the end.</summary>
/// <param name="store">Stores the results.</param>
/// <param name="clock">Gives the time of a result.</param>
/// <param name="push">Pushes results to the remote cache, if this build may push.</param>
/// <param name="report">Logs a message, warning or error.</param>
internal sealed class MeasuredResults<TSubject>(StoreStep store, TimeProvider clock, Action<IReadOnlyList<RemoteResult>> push, Action<Diagnostic> report)
    where TSubject : TuningSubject
{
    private readonly List<RemoteResult> measured = [];

    /// <summary>Concludes a measurement of a subject with its result.</summary>
    /// <param name="subject">The workload or the suite.</param>
    /// <param name="before">The answer of the look-up before the measurement.</param>
    /// <param name="result">The result of the measurement.</param>
    public Conclusion<TSubject> Add(TSubject subject, LookUpResult before, EntryResult result)
    {
        // A failure does not replace a profile of the same content: the profile stays in use until a later measurement replaces it. The content of a suite
        // does not cover the tested code, so a suite that fails runs unchanged.
        if (result is EntryResult.Failed failed && before.Entry is { ProfileResult: EntryResult.Loop profile } known && known.HasContentOf(subject.Request))
            result = failed with { Known = profile };
        var entry = subject.NewEntry(result, clock.GetUtcNow()).After(before);
        report(subject.Measured(result) with { News = SummaryNews.Of(subject, result) });
        // The failure of an invalid flag is not stored, so that every build reports it as an error until the flag is corrected.
        if (result is not EntryResult.Failed(Failure: { Outcome: ProfileOutcome.FlagCannotWork }))
            store.TryStore(entry);
        if (result is EntryResult.Failed(var failure))
            return new(subject, new([new(Verdict.Failed, failure.Message)], entry, SettingsSource.Cached));
        measured.Add(new(subject.Request, entry));
        return new(subject, new([], entry, SettingsSource.Profiled));
    }

    /// <summary>Logs the times of all candidates of each measurement.</summary>
    public void Explain() => measured.SelectMany(result => Explanations.Of(result.Entry)).ToList().ForEach(report);

    /// <summary>Pushes the results. A failure costs one warning.</summary>
    public void Push()
    {
        try
        {
            push(measured);
        }
#pragma warning disable CA1031 // A failed push must not cost this build the results that it measured.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            report(Defects.In("the push to the remote cache", e));
        }
    }
}
