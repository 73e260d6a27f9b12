using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Storage;
using Amorsize.Measurement;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Suites;
using Amorsize.Measurement.Timing;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Measures a test suite. The settings that an earlier build wrote for it are removed during the measurement.</summary>
/// <param name="open">
/// Prepares the suite for its runs, which stop when the token is canceled. The number is that of the shuffled runs so far, each of which had another order.
/// </param>
/// <param name="writePlan">Writes a plan into the files that the runner reads.</param>
/// <param name="planInUse">The plan that these files have now, and again after the measurement.</param>
/// <param name="limits">The limits of the search.</param>
/// <param name="earlierRuns">The runs of a search that earlier builds have begun, kept from build to build until the search ends.</param>
/// <param name="isRefresh">Whether the search begins anew.</param>
/// <param name="instruments">Measure the time that is taken from the budget, and the foreign load.</param>
internal sealed class SuiteMeasurement(
    Func<int, CancellationToken, ISuite> open,
    Action<SuitePlan> writePlan,
    SuitePlan planInUse,
    SuiteLimits limits,
    SearchRuns earlierRuns,
    bool isRefresh,
    Instruments instruments)
    : IMeasurement<SuiteSubject>
{
    /// <inheritdoc/>
    public MeasurementOutcome.Interference? PauseOf(SuiteSubject subject) => isRefresh ? null : PauseAfter(earlierRuns.Read(subject.Request).Refusals);

    private MeasurementOutcome.Interference? PauseAfter(Refusals refusals) => refusals.NextTry(instruments.Clock.GetUtcNow()) is { } next
        ? new(string.Create(CultureInfo.InvariantCulture, $"other work disturbed {refusals.Count} measurements within a day, and the next one begins after {next:yyyy-MM-dd HH:mm} UTC, or with -t:AmorsizeRefresh"))
        : null;

    /// <inheritdoc/>
    public MeasurementOutcome Measure(SuiteSubject subject, EntryResult? earlier, TimeSpan budget, Action started, CancellationToken cancellationToken)
    {
        var now = instruments.Clock.GetUtcNow();
        var (runs, refusals) = isRefresh ? ([], default) : earlierRuns.Read(subject.Request);
        if (PauseAfter(refusals) is { } pause)
            return pause;
        if (refusals.IsPast(now))
            (runs, refusals) = ([], default);
        started();
        try
        {
            var profile = RunUnchanged(suite => Search(suite, runs, kept => earlierRuns.Store(subject.Request, kept, refusals), limits with { Slice = budget }), runs.Count(run => run.Shuffled), cancellationToken);
            if (!profile.IsInProgress)
                earlierRuns.Delete(subject.Request);
            return new MeasurementOutcome.Ended(new EntryResult.Suite(profile));
        }
        catch (SuiteFailedException e)
        {
            earlierRuns.Delete(subject.Request);
            return new MeasurementOutcome.Ended(new EntryResult.Failed(new(OutcomeOf(e.End), e.Message)));
        }
        catch (InterferenceException e)
        {
            // The next build's search goes on with the runs that met little load. With all of them it would end in the same way. The number of shuffled runs gives
            // the next one its order, so one of them alone must not be dropped.
            var all = earlierRuns.Read(subject.Request).Runs;
            IReadOnlyList<RecordedRun> quiet = [.. all.Where(run => !run.IsDisturbed(MeasurementPolicy.Default.Interference.MaxForeignLoadShare))];
            earlierRuns.Store(subject.Request, quiet.Count < all.Count ? [.. quiet.Where(run => !run.Shuffled)] : [], refusals.Plus(now));
            return new MeasurementOutcome.Interference(e.Message, e.BuildLoad);
        }
    }

    /// <inheritdoc/>
    public string? MovedSince(SuiteSubject subject, EntryResult known, CancellationToken cancellationToken) => known is EntryResult.Suite(var profile)
        ? RunUnchanged(suite => new SuiteTiming(suite, instruments).MovedSince(profile, limits), shuffledRuns: 0, cancellationToken)
        : null;

    private SuiteProfile Search(ISuite suite, IReadOnlyList<RecordedRun> earlier, Action<IReadOnlyList<RecordedRun>> keep, SuiteLimits ofBuild)
    {
        var resumed = new ResumedSuite(suite, earlier, instruments, ofBuild.Slice, keep);
        return new SuiteSearch(resumed, resumed.Instruments).Run(ofBuild);
    }

    private T RunUnchanged<T>(Func<ISuite, T> measure, int shuffledRuns, CancellationToken cancellationToken)
    {
        writePlan(SuitePlan.Unchanged);
        try
        {
            return measure(open(shuffledRuns, cancellationToken));
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
