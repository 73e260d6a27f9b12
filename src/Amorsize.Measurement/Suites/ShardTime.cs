using Amorsize.Measurement.Evidence;

namespace Amorsize.Measurement.Suites;

/// <summary>Predicts how long a shard takes.</summary>
internal static class ShardTime
{
    /// <summary>
    /// Predicted wall time. A run takes the start of the process, and then the shard's part of the tests' time under the plan; at least the longest unit, which
    /// nothing shortens unless methods of a class run beside each other.
    /// </summary>
    /// <param name="shard">The shard.</param>
    /// <param name="profile">The result of the suite, with its times.</param>
    public static TimeSpan Of(SuiteShard shard, SuiteProfile profile)
    {
        var all = TimeSpan.FromTicks(profile.Classes.Sum(one => one.Time.Ticks));
        var start = profile.Sequential > all ? profile.Sequential - all : TimeSpan.Zero;
        if (all == TimeSpan.Zero)
            return start;
        var whole = profile.Race.FirstOrDefault(samples => samples.Candidate == profile.Choice) is { } raced ? TimeSpan.FromMicroseconds(raced.Median) : profile.Sequential;
        var share = Math.Min(1, Math.Max(0, (whole - start) / all));
        var longest = profile.Choice.Scope == TestScope.Methods ? TimeSpan.Zero : shard.Units.Max(unit => unit.Time) ?? TimeSpan.Zero;
        var tests = share * shard.TestTime;
        return start + (tests > longest ? tests : longest);
    }
}
