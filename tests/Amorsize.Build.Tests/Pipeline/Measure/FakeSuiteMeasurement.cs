using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Entries;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Answers as told, and counts how often it was asked.</summary>
internal sealed class FakeSuiteMeasurement(Func<MeasurementOutcome> measure) : IMeasurement<SuiteSubject>
{
    /// <summary>How the suite's time has moved; null: it has not.</summary>
    public string? Moved { get; set; }

    /// <summary>Why the suite is not measured now; null: it is.</summary>
    public string? Pause { get; init; }

    public int Measurements { get; private set; }

    public int Timings { get; private set; }

    public MeasurementOutcome.Interference? PauseOf(SuiteSubject subject) => Pause is null ? null : new(Pause);

    public MeasurementOutcome Measure(SuiteSubject subject, EntryResult? earlier, TimeSpan budget, Action started, CancellationToken cancellationToken)
    {
        Measurements++;
        started();
        return measure();
    }

    public string? MovedSince(SuiteSubject subject, EntryResult known, CancellationToken cancellationToken)
    {
        Timings++;
        return Moved;
    }
}
