using Amorsize.Settings;

namespace Amorsize.Measurement.Loops;

/// <summary>The sequential time of a workload's items, as a look found it.</summary>
/// <param name="ItemMicroseconds">Mean time of one item in the fastest run, in microseconds.</param>
/// <param name="Items">Number of items in that run; at least 1.</param>
/// <param name="IsLowerBound">Whether no run ended within the look. The time is then a lower bound.</param>
internal sealed record LoopTime(double ItemMicroseconds, int Items, bool IsLowerBound = false)
{
    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static LoopTime Map(JsonMembers json, LoopTime? time) => new(
        json.Microseconds("itemMicroseconds", time?.ItemMicroseconds),
        json.Int32("items", time?.Items, 1),
        json.Flag("isAtLeast", time?.IsLowerBound));
}
