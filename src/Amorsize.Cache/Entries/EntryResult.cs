using System.Diagnostics;
using System.Globalization;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Cache.Entries;

/// <summary>The result of one measurement: the profile of a loop or of a suite, or the failure to get one.</summary>
internal abstract record EntryResult
{
    private EntryResult()
    {
    }

    /// <summary>The result as text, for the history of an entry.</summary>
    public string Summary => Match(
        loop: profile => string.Create(CultureInfo.InvariantCulture, $"{profile.Choice}: {profile.Speedup:0.00}x sequential"),
        suite: profile => string.Create(CultureInfo.InvariantCulture, $"{profile.Choice}: {profile.Speedup:0.00}x as fast as it was"),
        failed: failure => failure.Message);

    /// <summary>Calls the function for the kind of this result. A new kind adds a parameter, so that the compiler finds every caller that lacks it.</summary>
    public T Match<T>(Func<Profile, T> loop, Func<SuiteProfile, T> suite, Func<Failure, T> failed) => this switch
    {
        Loop(var profile) => loop(profile),
        Suite(var profile) => suite(profile),
        Failed(var failure) => failed(failure),
        _ => throw new UnreachableException(),
    };

    /// <summary>The profile of a measured workload.</summary>
    public sealed record Loop(Profile Profile) : EntryResult;

    /// <summary>The profile of a measured test suite.</summary>
    public sealed record Suite(SuiteProfile Profile) : EntryResult;

    /// <summary>The reason why a workload or a suite could not be measured.</summary>
    public sealed record Failed(Failure Failure) : EntryResult
    {
        /// <summary>The profile that an earlier measurement of the same content gave, which stays in use; <see langword="null"/> if there is none.</summary>
        public EntryResult? Known { get; init; }
    }
}
