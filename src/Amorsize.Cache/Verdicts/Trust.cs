using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Cache.Verdicts;

/// <summary>
/// Bounds what an unsigned result of another machine may choose. I/O-bound work runs with as many items in flight as its result says, so a wrong number is a
/// load on the service that the work calls.
/// </summary>
internal static class Trust
{
    /// <summary>The most items in flight that an unsigned result may choose. More is a load that only the user, or a measurement here, can vouch for.</summary>
    public const int MaxInFlight = 256;

    /// <summary>An unsigned result may choose this many times what was measured on this machine.</summary>
    public const int MaxGrowth = 4;

    /// <summary>The reason why an unsigned result is not used; <see langword="null"/> if it is harmless. A ceiling on the flag is the user's own bound.</summary>
    public static string? ObjectionTo(Entry entry, LookUpRequest request)
    {
        if (request.MaxDegreeOfParallelism > 0 || entry.ProfileResult is not EntryResult.Loop(var profile) || !profile.Model.IsIoBoundUnder(profile.Choice))
            return null;
        var limit = request.MostMeasuredHere > 0 ? Math.Min(MaxInFlight, MaxGrowth * request.MostMeasuredHere) : MaxInFlight;
        return profile.Choice.Workers > limit
            ? string.Create(CultureInfo.InvariantCulture, $"{profile.Choice.Workers} items in flight are chosen, and an unsigned result of I/O-bound work may choose at most {limit} here. Sign the results, measure here, or set MaxDegreeOfParallelism on the flag")
            : null;
    }

    /// <summary>The most workers that a local entry was measured with; 0 without a profile of this machine.</summary>
    public static int MostMeasuredIn(LookUpResult local, LookUpRequest request) =>
        local is { Source: SettingsSource.Cached, Entry: { ProfileResult: EntryResult.Loop(var profile) } entry } && entry.Machine == request.Machine
            ? MostMeasuredIn(profile)
            : 0;

    private static int MostMeasuredIn(Profile profile) => profile.Race.Select(candidate => candidate.Candidate.Workers).Append(profile.Choice.Workers).Max();
}
