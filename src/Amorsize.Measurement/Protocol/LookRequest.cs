using Amorsize.Measurement.Policy;
using Amorsize.Settings;

namespace Amorsize.Measurement.Protocol;

/// <summary>Asks the profiler for a look at a workload's sequential time, in place of a search.</summary>
/// <param name="ItemMicroseconds">Time of one item when the workload was measured, in microseconds.</param>
/// <param name="WarmUp">Longest warm-up before the look. Zero for a first look, which tells most unchanged workloads at once.</param>
internal sealed record LookRequest(double ItemMicroseconds, TimeSpan WarmUp)
{
    /// <summary>The time after which an item that still runs is known to have become slow.</summary>
    public TimeSpan Limit => WarmUp + DriftPolicy.LookDuration + DriftPolicy.Overtime;

    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static LookRequest Map(JsonMembers json, LookRequest? request) => new(
        json.Microseconds("itemMicroseconds", request?.ItemMicroseconds),
        json.Milliseconds("warmUpMilliseconds", request?.WarmUp));
}
