using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Profiles one workload.</summary>
internal interface IProfiler
{
    /// <summary>Profiles a workload. Whatever the workload does, its end is in the report and not an exception.</summary>
    /// <param name="request">The workload; the profiler sets the path of the report.</param>
    /// <param name="timeLimit">A workload that takes longer counts as hanging.</param>
    /// <param name="started">Called when the workload is about to run; never called if it cannot run here.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">It was canceled; no process is left behind.</exception>
    ProfileReport Profile(ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken);
}
