using Amorsize.Configuration;
using Amorsize.Engine;
using Amorsize.Tuning;

namespace Amorsize.Build;

/// <summary>How a workload's settings are settled for this build.</summary>
internal static class Settled
{
    /// <summary>By a measured result.</summary>
    public static WorkloadSettings By(Profile profile, SettingsSource source, params IEnumerable<string> warnings) => new()
    {
        Name = profile.Workload,
        Source = source,
        Setting = profile.Choice,
        Reason = profile.Reason,
        Speedup = profile.Speedup,
        ProfiledAt = profile.ProfiledAt,
        Model = profile.Model,
        Warnings = [.. profile.Warnings, .. warnings],
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
