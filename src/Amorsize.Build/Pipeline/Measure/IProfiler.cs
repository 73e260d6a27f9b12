using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Profiles one workload.</summary>
internal interface IProfiler
{
    /// <summary>Profiles a workload. If the workload throws, hangs or crashes, the report says so, and no exception is thrown.</summary>
    /// <param name="request">The workload; the profiler sets the path of the report.</param>
    /// <param name="timeLimit">A workload that takes longer counts as hanging.</param>
    /// <param name="started">Called when the workload is about to run; never called if it cannot run on this machine.</param>
    /// <param name="cancellationToken">Stops the workload at once.</param>
    /// <exception cref="OperationCanceledException">The profiling was canceled; no process is left behind.</exception>
    ProfileReport Profile(ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken);
}
