using Amorsize.Build.Pipeline;
using Amorsize.Build.Pipeline.Measure;
using Amorsize.Cache.Entries;

namespace Amorsize.Build.Tests.Pipeline.Measure;

/// <summary>Answers as told, and counts how often it was asked.</summary>
internal sealed class FakeSuiteMeasurement(Func<MeasurementOutcome> measure) : IMeasurement<SuiteSubject>
{
    /// <summary>How the suite's time has moved; null: it has not.</summary>
    public string? Moved { get; set; }

    public int Measurements { get; private set; }

    public int Timings { get; private set; }

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
