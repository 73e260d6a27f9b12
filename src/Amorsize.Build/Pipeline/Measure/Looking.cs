using System.ComponentModel;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Loops;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>
/// Looks at workloads with a valid result, to see whether they still take as long as when they were measured. All looks of a build together have a time limit,
/// and none of them ever warns or fails: a look that finds no time leaves the result as it is.
/// </summary>
/// <param name="profiler">Runs one workload in a separate process.</param>
/// <param name="looks">Records the looks.</param>
/// <param name="limit">Longest time of all looks of this build, with the start of their processes.</param>
/// <param name="clock">Measures that time.</param>
internal sealed class Looking(IProfiler profiler, WorkloadLooks looks, TimeSpan limit, TimeProvider clock)
{
    private TimeSpan spent;

    private TimeSpan Left => limit - spent;

    /// <summary>Describes how the time of a workload has changed; null if it has not changed or could not be seen.</summary>
    /// <param name="subject">The workload.</param>
    /// <param name="measured">Its stored result.</param>
    /// <param name="requestOf">Makes the request for a look.</param>
    /// <param name="cancellationToken">Stops the look at once.</param>
    /// <exception cref="OperationCanceledException">The build was canceled.</exception>
    public string? MovedSince(WorkloadSubject subject, Profile measured, Func<LookRequest, ProfileRequest> requestOf, CancellationToken cancellationToken)
    {
        // A workload that is left out has its turn in the next build.
        if (Left < DriftPolicy.MinTimeForLook || !looks.TryBegin(subject.Request.Key))
            return null;
        // A workload whose looks take all of the time would take it in the next build too.
        var hadAllTime = spent == TimeSpan.Zero;
        return new LoopTiming(Look).MovedSince(measured);

        LoopTime? Look(LookRequest request)
        {
            var report = Left < DriftPolicy.MinTimeForLook ? null : Profile(requestOf(request), cancellationToken);
            if (report is { Outcome: ProfileOutcome.Interference } || (report is null && !hadAllTime))
                looks.Skip(subject.Request.Key);
            return report?.Time;
        }
    }

    // Null if the look could not be made in the time that is left.
    private ProfileReport? Profile(ProfileRequest request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var ended = new CancellationTokenSource(Left, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
        try
        {
            return profiler.Profile(request, Left, started: () => { }, stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException && !cancellationToken.IsCancellationRequested || e is Win32Exception || e.IsOfFiles())
        {
            return null;
        }
        finally
        {
            spent += clock.GetElapsedTime(started);
        }
    }
}
