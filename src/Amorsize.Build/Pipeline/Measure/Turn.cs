using Amorsize.Cache.Verdicts;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>One turn of a subject in the order of measurements.</summary>
/// <param name="Subject">The workload or the suite.</param>
/// <param name="Index">Its position among all subjects of the build.</param>
/// <param name="Count">The number of all subjects.</param>
/// <param name="IsAlone">Whether this build holds the machine's lock.</param>
/// <param name="HeldBefore">Whether the subject had a valid result before the wait for that lock.</param>
/// <param name="CancellationToken">Stops the measurement at once.</param>
internal sealed record Turn<TSubject>(TSubject Subject, int Index, int Count, bool IsAlone, bool HeldBefore, CancellationToken CancellationToken)
    where TSubject : TuningSubject
{
    /// <summary>The outcome of the subject's earlier turn, which this build itself disturbed; null in the first turn.</summary>
    public MeasurementOutcome.Interference? Refused { get; init; }

    /// <summary>The result of which the earlier turn has shown that the subject's time has changed since; null if it has not.</summary>
    public LookUpResult? Changed { get; init; }
}
