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

    /// <summary>The result in words.</summary>
    public string Summary => Match(
        loop: profile => string.Create(CultureInfo.InvariantCulture, $"{profile.Choice}: {profile.Speedup:0.00}x sequential"),
        suite: profile => string.Create(CultureInfo.InvariantCulture, $"{profile.Choice}: {profile.Speedup:0.00}x as fast as it was"),
        failed: failure => failure.Message);

    /// <summary>Handles each case. A further case is a further parameter, so that no caller can forget it.</summary>
    public T Match<T>(Func<Profile, T> loop, Func<SuiteProfile, T> suite, Func<Failure, T> failed) => this switch
    {
        Loop(var profile) => loop(profile),
        Suite(var profile) => suite(profile),
        Failed(var failure) => failed(failure),
        _ => throw new UnreachableException(),
    };

    /// <summary>A workload was measured.</summary>
    public sealed record Loop(Profile Profile) : EntryResult;

    /// <summary>A test suite was measured.</summary>
    public sealed record Suite(SuiteProfile Profile) : EntryResult;

    /// <summary>A workload or a suite could not be measured.</summary>
    public sealed record Failed(Failure Failure) : EntryResult;
}
