using Amorsize.Settings;

namespace Amorsize.Measurement.Suites;

/// <summary>A part of a suite that runs on one machine as a whole.</summary>
/// <param name="Name">The name by which the runner selects it.</param>
/// <param name="Time">Sum of the measured times of its tests; null if it was never run.</param>
/// <param name="LongestTest">Measured time of the longest of them; null if it is not known.</param>
internal sealed record ShardUnit(string Name, TimeSpan? Time, TimeSpan? LongestTest = null)
{
    /// <inheritdoc cref="JsonMembers.Mapping{T}"/>
    public static ShardUnit Map(JsonMembers json, ShardUnit? unit) => new(
        json.Text("name", unit?.Name),
        json.Has("milliseconds", unit?.Time is not null) ? json.Milliseconds("milliseconds", unit?.Time) : null,
        json.Has("longestMilliseconds", unit?.LongestTest is not null) ? json.Milliseconds("longestMilliseconds", unit?.LongestTest) : null);
}
