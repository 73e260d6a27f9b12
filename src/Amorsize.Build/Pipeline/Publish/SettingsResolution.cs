using Amorsize.Build.Diagnostics;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Evidence;
using Amorsize.Settings;

namespace Amorsize.Build.Pipeline.Publish;

/// <summary>Resolves the settings that a build writes for a workload.</summary>
internal static class SettingsResolution
{
    /// <summary>The settings for a step's conclusion. A workload that could not be measured and has no result gets the framework's default.</summary>
    public static ResolvedSettings Of(Conclusion<WorkloadSubject> conclusion)
    {
        var (name, processors) = (conclusion.Subject.Workload.Name, conclusion.Subject.Request.Machine.Processors);
        return conclusion is { Obstacle: { } why, Found.Entry: null }
            ? ResolvedSettings.Default(name, processors, why)
            : FromLookUp(name, conclusion.Found, processors);
    }

    /// <summary>The settings for a measured result.</summary>
    public static ResolvedSettings FromProfile(Profile profile, SettingsSource source) => new()
    {
        Name = profile.Workload,
        Source = source,
        Plan = profile.Choice,
        Reason = profile.Reason,
        Speedup = profile.Speedup,
        SpeedupInterval = profile.SpeedupInterval,
        ProfiledAt = profile.ProfiledAt,
        Model = profile.Model,
        UnderLoad = profile.UnderLoad,
        Warnings = profile.Warnings,
    };

    /// <summary>The settings for a program that is built for another kind of machine. They are marked as rescaled, because this machine measured them.</summary>
    /// <param name="settings">The settings that this machine measured.</param>
    /// <param name="runtimeIdentifier">The runtime identifier of the other kind of machine; empty if the program is built for this kind.</param>
    public static ResolvedSettings ForRuntime(ResolvedSettings settings, string runtimeIdentifier) => runtimeIdentifier.Length == 0 || settings.Model is null
        ? settings
        : settings with { Source = SettingsSource.Rescaled, Reason = $"measured on the machine that built it for {runtimeIdentifier}: {settings.Reason}" };

    /// <summary>The settings for the answer of a look-up, whether it is a hit or not.</summary>
    public static ResolvedSettings FromLookUp(string name, LookUpResult lookUp, int processors) => lookUp is { Verdict: Verdict.Hit, Entry.Result: EntryResult.Loop(var profile) }
        ? FromProfile(profile, lookUp.Source)
        : FromMiss(name, lookUp, processors);

    /// <summary>The settings for a look-up that missed: a stale result if its plan is legal on this machine, else the framework's default.</summary>
    public static ResolvedSettings FromMiss(string name, LookUpResult miss, int processors)
    {
        var (code, why) = (miss.Verdict.Code()!, StaleMessage.Why(miss));
        if (miss is { IsUsable: true, Entry.ProfileResult: EntryResult.Loop(var profile) })
            return FromProfile(profile, miss.Source) with { Stale = code, Warnings = [.. profile.Warnings, $"{code}: {why}"] };
        return miss.Entry switch
        {
            { Result: EntryResult.Failed(var failure) } entry =>
                ResolvedSettings.Failed(name, processors, WorkloadMessages.Failure(name, failure), entry.CreatedAt) with { Stale = code },
            _ => ResolvedSettings.Default(name, processors, $"not tuned: {why}") with { Stale = code },
        };
    }
}
