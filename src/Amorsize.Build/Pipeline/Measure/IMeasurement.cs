using Amorsize.Cache.Entries;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Measures workloads or test suites, each in a separate process.</summary>
internal interface IMeasurement<TSubject>
    where TSubject : TuningSubject
{
    /// <summary>The outcome of a subject that is not to be measured now, also while no other build measures; null if it may be measured.</summary>
    MeasurementOutcome.Interference? PauseOf(TSubject subject) => null;

    /// <summary>Measures one subject. A failure of the subject is an outcome, not an exception.</summary>
    /// <param name="subject">The workload or the suite.</param>
    /// <param name="earlier">The result of the same content on the same machine, which is only too old; null where there is none.</param>
    /// <param name="budget">Maximum measuring time.</param>
    /// <param name="started">Called when the subject is about to run; never called if it cannot run on this machine.</param>
    /// <param name="cancellationToken">Stops the measurement at once.</param>
    /// <exception cref="OperationCanceledException">The measurement was canceled; no process is left behind.</exception>
    MeasurementOutcome Measure(TSubject subject, EntryResult? earlier, TimeSpan budget, Action started, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a subject with a valid result again, and describes how its time has changed since it was measured. Returns null if the time has not changed or
    /// cannot be compared.
    /// </summary>
    /// <param name="subject">The workload or the suite.</param>
    /// <param name="known">The stored result of the subject.</param>
    /// <param name="cancellationToken">Stops the run at once.</param>
    /// <exception cref="OperationCanceledException">The run was canceled; no process is left behind.</exception>
    string? MovedSince(TSubject subject, EntryResult known, CancellationToken cancellationToken);
}
