using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Suites;

/// <summary>The foreign load beside which a suite is measured.</summary>
/// <param name="suite">The suite, whose runs the log records.</param>
/// <param name="log">The record of the runs so far.</param>
/// <param name="sequential">The sequential run.</param>
/// <param name="isIoBound">Whether the tests mostly wait, as far as the sequential run tells.</param>
internal sealed class SuiteLoad(ObservedSuite suite, InterferenceLog log, SuiteRun sequential, bool isIoBound)
{
    private UnderLoad? last;
    private int runsAtLast;

    /// <summary>The load that disturbed the runs so far; null where none did, and where the system does not report it.</summary>
    public UnderLoad? Found
    {
        get
        {
            // A reading looks at all processes, so there is one after each run.
            if (runsAtLast < suite.Runs)
                (last, runsAtLast) = (log.Read(isIoBound), suite.Runs);
            return last;
        }
    }

    public bool IsPresent => Found is not null;

    /// <summary>
    /// Whether plans with more workers than processors say nothing: beside load, tests that compute are faster with more threads, because these take processors
    /// from other processes. Where the system does not report waits, tests that waited for a processor look as if they waited for I/O.
    /// </summary>
    public bool FavoursManyWorkers => IsPresent && (!isIoBound || (sequential.Waited is null && log.LeavesNoProcessor));
}
