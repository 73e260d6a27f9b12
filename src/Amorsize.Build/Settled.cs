using Amorsize.Configuration;
using Amorsize.Engine;
using Amorsize.Tuning;

namespace Amorsize.Build;

/// <summary>How a workload's settings are settled for this build.</summary>
internal static class Settled
{
    /// <summary>By a measured result.</summary>
    public static WorkloadSettings By(Profile profile, SettingsSource source) => new()
    {
        Name = profile.Workload,
        Source = source,
        Setting = profile.Choice,
        Reason = profile.Reason,
        Speedup = profile.Speedup,
        ProfiledAt = profile.ProfiledAt,
        Model = profile.Model,
        Warnings = profile.Warnings,
    };

    /// <summary>By a stale result, which is still the best there is.</summary>
    public static WorkloadSettings ByStale(Profile profile, string code, string why) => By(profile, SettingsSource.Cached) with
    {
        Stale = code,
        Warnings = [.. profile.Warnings, $"{code}: {why}"],
    };

    /// <summary>By a failure: sequential, which every workload can stand.</summary>
    public static WorkloadSettings ByFailure(string name, DateTimeOffset when, string reason) => new()
    {
        Name = name,
        Source = SettingsSource.Profiled,
        Setting = Setting.Sequential,
        Reason = reason,
        ProfiledAt = when,
        Warnings = [reason],
    };
}
