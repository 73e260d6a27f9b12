using Amorsize.Measurement.Protocol;

namespace Amorsize.Build.Pipeline.Measure;

/// <summary>Profiles one workload.</summary>
internal interface IProfiler
{
    /// <summary>Profiles, and says how it ended; never throws for what the workload does.</summary>
    /// <param name="request">What to profile; the report's path is filled in.</param>
    /// <param name="timeLimit">After this the workload counts as hanging.</param>
    /// <param name="started">Called once it can be profiled: not where what it needs to run is missing.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    /// <exception cref="OperationCanceledException">It was canceled; no process is left behind.</exception>
    ProfileReport Profile(ProfileRequest request, TimeSpan timeLimit, Action started, CancellationToken cancellationToken);
}
