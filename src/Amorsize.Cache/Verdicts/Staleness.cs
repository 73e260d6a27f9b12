using System.Globalization;
using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Measurement;
using Amorsize.Measurement.Evidence;

namespace Amorsize.Cache.Verdicts;

/// <summary>The checks that decide whether an entry is still valid.</summary>
internal static class Staleness
{
    /// <summary>The most by which the clocks of machines that share a cache are expected to differ.</summary>
    public static readonly TimeSpan AllowedClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Age limit of a stored failure, unless the limit of results is shorter. After an hour the cause may be gone, so the workload is measured again.
    /// A workload that hangs then costs its time limit once an hour, not in every build.
    /// </summary>
    public static readonly TimeSpan MaxFailureAge = TimeSpan.FromHours(1);

    /// <summary>
    /// Age from which a result that was measured under load is measured again. After a day the load is probably another one, and a machine that is always
    /// loaded measures no more often than once a day.
    /// </summary>
    public static readonly TimeSpan MaxProvisionalAge = TimeSpan.FromHours(24);

    /// <summary>Returns a finding for each failed check, in the order of <see cref="Verdict"/>.</summary>
    public static IEnumerable<Finding> Of(Entry entry, LookUpRequest request, DateTimeOffset now)
    {
        // The version of the package is not compared: an update alone changes neither the format nor the measuring method.
        if (entry.MethodVersion != MeasurementPolicy.CurrentMethodVersion)
            yield return new(Verdict.VersionMismatch, $"measuring method cached v{entry.MethodVersion}, current v{MeasurementPolicy.CurrentMethodVersion}");

        var limit = LimitOf(entry, request);
        var age = now - entry.CreatedAt;
        if (age > limit)
            yield return new(Verdict.Expired, $"age {age.InWords()}, limit {limit.InWords()}");
        else if (-age > AllowedClockSkew)
            yield return new(Verdict.FutureClock, string.Create(CultureInfo.InvariantCulture, $"created {entry.CreatedAt:u}, {(-age).InWords()} in the future; allowed {AllowedClockSkew.InWords()}"));

        if (NamedField.Differences(entry.Machine.Fields, request.Machine.Fields) is { Count: > 0 } machine)
            yield return new(Verdict.MachineMismatch, string.Join("; ", machine));
        else if (!request.AcceptsOtherModels && OtherModel(entry, request) is { } model)
            yield return new(Verdict.MachineMismatch, model);

        if (entry.Fingerprint != request.Fingerprint)
            yield return new(Verdict.WorkloadChanged, $"{(entry.Key.Subject is Subject.TestSuite ? "tests were added or removed, or changed their class, rows or attributes" : "the flagged method, or code that it reaches, changed")}: cached {entry.Fingerprint[..12]}, here {request.Fingerprint[..12]}");

        if (NamedField.Differences(entry.MeasurementProperties, request.MeasurementProperties) is { Count: > 0 } settings)
            yield return new(Verdict.SettingsChanged, string.Join("; ", settings));

        if (entry.Result is EntryResult.Failed(var failure))
            yield return new(Verdict.Failed, string.Create(CultureInfo.InvariantCulture, $"the last profile, of {entry.CreatedAt:u}, failed: {failure.Message}"));

        if (entry.ProfileResult is { } profile && IllegalityOf(profile, entry.Machine, request) is { } illegality)
            yield return new(Verdict.InvalidChoice, illegality);

        if (LoadOf(entry) is { } load && age > MaxProvisionalAge)
            yield return new(Verdict.Provisional, string.Create(CultureInfo.InvariantCulture, $"measured {age.InWords()} ago while other work took {load:0.0} processors"));
    }

    /// <summary>How the processor model of the machine that measured differs from that of this machine; null if it does not, or if one is not known.</summary>
    public static string? OtherModel(Entry entry, LookUpRequest request) =>
        entry.Machine.ProcessorModel is { } cached && request.Machine.ProcessorModel is { } here && cached != here ? $"processor model: cached {cached}, here {here}" : null;

    /// <summary>The span of time in which an entry is neither expired nor provisional nor from the future.</summary>
    public static Validity ValidityOf(Entry entry, LookUpRequest request)
    {
        var (from, limit) = (entry.CreatedAt, LimitOf(entry, request));
        if (LoadOf(entry) is not null && MaxProvisionalAge < limit)
            limit = MaxProvisionalAge;
        return new(
            from - DateTimeOffset.MinValue < AllowedClockSkew ? DateTimeOffset.MinValue : from - AllowedClockSkew,
            DateTimeOffset.MaxValue - from < limit ? DateTimeOffset.MaxValue : from + limit);
    }

    private static TimeSpan LimitOf(Entry entry, LookUpRequest request) => !entry.IsMeasured && MaxFailureAge < request.Ttl ? MaxFailureAge : request.Ttl;

    private static double? LoadOf(Entry entry) => entry.Result.Match(loop: profile => profile.UnderLoad, suite: profile => profile.UnderLoad, failed: _ => null);

    /// <summary>The reason why a plan is not legal on this machine; <see langword="null"/> if it is legal.</summary>
    private static string? IllegalityOf(EntryResult result, Machine measured, LookUpRequest request) => result.Match(
        loop: profile => IllegalityOf(profile, request),
        suite: profile => IllegalityOf(profile, measured, request.Machine),
        failed: _ => null);

    private static string? IllegalityOf(SuiteProfile suite, Machine measured, Machine here)
    {
        // More workers than processors may have been fastest on the measuring machine, so the count is checked only if this machine has fewer processors.
        if (here.Processors < measured.Processors && !CostModel.IsIoBoundShare(suite.CpuShare) && suite.Choice.Workers > here.Processors)
            return string.Create(CultureInfo.InvariantCulture, $"{suite.Choice.Workers} workers are chosen for CPU-bound tests, but {here.Processors} processors are usable here");
        return suite.PeakMemory > here.MemoryGiB * (1L << 30) / 2
            ? string.Create(CultureInfo.InvariantCulture, $"a run needs {suite.PeakMemory >> 20} MiB, more than half of the {here.MemoryGiB} GiB here")
            : null;
    }

    private static string? IllegalityOf(Profile profile, LookUpRequest request) => profile.Choice.Workers switch
    {
        var workers when request.MaxDegreeOfParallelism > 0 && workers > request.MaxDegreeOfParallelism =>
            string.Create(CultureInfo.InvariantCulture, $"{workers} workers were chosen, but the flag now allows at most {request.MaxDegreeOfParallelism}"),
        var workers when !profile.Model.IsIoBoundUnder(profile.Choice) && workers > profile.Model.MostWorkers(request.Machine.Processors) =>
            string.Create(CultureInfo.InvariantCulture, $"{workers} workers are chosen for CPU-bound work, but {request.Machine.Processors} processors are usable here"),
        _ => null,
    };
}
