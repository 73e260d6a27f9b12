using Amorsize.Cache.Entries;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Measures subjects of one kind, each in a process of its own.</summary>
internal interface IMeasurement<TSubject>
    where TSubject : TuningSubject
{
    /// <summary>Measures one subject. A failure of the subject is an outcome, not an exception.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="budget">Measuring time.</param>
    /// <param name="started">Called when the subject is about to run; never called if it cannot run here.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">It was canceled; no process is left behind.</exception>
    MeasurementOutcome Measure(TSubject subject, TimeSpan budget, Action started, CancellationToken cancellationToken);

    /// <summary>Runs a subject whose result holds, and says in words how its time has moved; null if it has not, or if that cannot be told.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="known">Its result.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">It was canceled; no process is left behind.</exception>
    string? MovedSince(TSubject subject, EntryResult known, CancellationToken cancellationToken);
}
