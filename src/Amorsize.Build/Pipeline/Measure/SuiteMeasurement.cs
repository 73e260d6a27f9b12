using Amorsize.Cache.Entries;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;
using Amorsize.Platform.Processors;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Measures a test suite. The settings that an earlier build wrote for it are removed during the measurement.</summary>
/// <param name="open">Prepares the suite for its runs, which stop when the token is canceled.</param>
/// <param name="writePlan">Writes a plan into the files that the runner reads.</param>
/// <param name="planInUse">The plan that these files have now, and again after the measurement.</param>
/// <param name="limits">The limits of the search.</param>
/// <param name="clock">Measures the time that is taken from the budget.</param>
/// <param name="processorTimes">Reads the CPU time so far of the machine, and of this process with its children; null if the system does not report it.</param>
internal sealed class SuiteMeasurement(
    Func<CancellationToken, ISuite> open, Action<SuitePlan> writePlan, SuitePlan planInUse, SuiteLimits limits, TimeProvider clock, Func<ProcessorTimes?> processorTimes)
    : IMeasurement<SuiteSubject>
{
    /// <inheritdoc/>
    public MeasurementOutcome Measure(SuiteSubject subject, TimeSpan budget, Action started, CancellationToken cancellationToken)
    {
        started();
        try
        {
            var profile = RunUnchanged(suite => new SuiteSearch(suite, clock, processorTimes).Run(limits with { Budget = budget }), cancellationToken);
            return new MeasurementOutcome.Ended(new EntryResult.Suite(profile));
        }
        catch (SuiteFailedException e)
        {
            return new MeasurementOutcome.Ended(new EntryResult.Failed(new(OutcomeOf(e.End), e.Message)));
        }
        catch (InterferenceException e)
        {
            return new MeasurementOutcome.Interference(e.Message);
        }
    }

    /// <inheritdoc/>
    public string? MovedSince(SuiteSubject subject, EntryResult known, CancellationToken cancellationToken) => known is EntryResult.Suite(var profile)
        ? RunUnchanged(suite => new SuiteTiming(suite, clock, processorTimes).MovedSince(profile, limits), cancellationToken)
        : null;

    private T RunUnchanged<T>(Func<ISuite, T> measure, CancellationToken cancellationToken)
    {
        writePlan(SuitePlan.Unchanged);
        try
        {
            return measure(open(cancellationToken));
        }
        finally
        {
            // The plan in use is restored at once, because a later step may not run: the build may be canceled, or may only fill the caches.
            writePlan(planInUse);
        }
    }

    private static ProfileOutcome OutcomeOf(SuiteEnd end) => end switch
    {
        SuiteEnd.TimedOut => ProfileOutcome.TimedOut,
        SuiteEnd.OutOfMemory => ProfileOutcome.OutOfMemory,
        _ => ProfileOutcome.Crashed,
    };
}
