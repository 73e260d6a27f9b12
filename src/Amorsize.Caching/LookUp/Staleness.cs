using System.Globalization;

namespace Amorsize.Caching;

/// <summary>The checks of an entry that could be read.</summary>
internal static class Staleness
{
    /// <summary>Clocks of machines that share a cache differ by less.</summary>
    public static readonly TimeSpan AllowedClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Every check that fails, in the order of <see cref="Verdict"/>.</summary>
    public static IEnumerable<Finding> Of(Entry entry, Machine here, string fingerprint, TimeSpan ttl, DateTimeOffset now)
    {
        if (entry.MethodVersion != Entry.CurrentMethodVersion)
            yield return new(Verdict.VersionMismatch, string.Create(CultureInfo.InvariantCulture, $"measuring method cached v{entry.MethodVersion}, current v{Entry.CurrentMethodVersion}"));

        var age = now - entry.CreatedAt;
        if (age > ttl)
            yield return new(Verdict.Expired, $"age {age.InWords()}, limit {ttl.InWords()}");
        else if (-age > AllowedClockSkew)
            yield return new(Verdict.FutureClock, string.Create(CultureInfo.InvariantCulture, $"created {entry.CreatedAt:u}, {(-age).InWords()} in the future; allowed {AllowedClockSkew.InWords()}"));

        var differences = entry.Machine.DifferencesFrom(here);
        if (differences.Count > 0)
            yield return new(Verdict.MachineMismatch, string.Join("; ", differences));

        if (entry.Fingerprint != fingerprint)
            yield return new(Verdict.WorkloadChanged, $"the flagged method, or code that it reaches, changed: cached {entry.Fingerprint[..12]}, here {fingerprint[..12]}");
    }
}
