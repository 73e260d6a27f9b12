using Amorsize.Cache.Entries;
using Amorsize.Cache.Keys;
using Amorsize.Cache.Verdicts;
using Amorsize.Measurement.Loops;
using Amorsize.Platform.Files;

namespace Amorsize.Build.Pipeline;

/// <summary>Decides which workloads with a valid result are looked at, to see whether they still take as long as when they were measured.</summary>
/// <param name="record">When each workload was last looked at.</param>
/// <param name="outputDirectory">The folder of the assembly and of the code that it calls.</param>
/// <param name="checkedAt">
/// When a build last found that nothing has changed. If nothing was built since, this is a build with nothing to do, which looks at nothing.
/// </param>
/// <param name="files">The file system, to see when the code was last built.</param>
/// <param name="clock">The clock, to see how long ago a look was.</param>
internal sealed class WorkloadLooks(LookRecord record, string outputDirectory, DateTimeOffset checkedAt, IFileSystem files, TimeProvider clock)
{
    private readonly Lazy<DateTimeOffset> lastBuilt = new(() => files.LastBuilt(outputDirectory));

    public bool IsDue(EntryKey key, LookUpResult hit) =>
        hit is { Source: SettingsSource.Cached, Entry: { Result: EntryResult.Loop(var profile) } entry }
        && MeasuredHere(entry) is { } measuredAt
        && record.Of(key) is var look
        && LoopTiming.IsDue(profile, entry.CreatedAt, look?.LookedAt, clock.GetUtcNow(), () => LastBuiltSince(measuredAt, look));

    /// <summary>Records that a look begins. False if that cannot be recorded.</summary>
    public bool TryBegin(EntryKey key) => record.TryNote(key, new(clock.GetUtcNow(), clock.GetUtcNow()));

    /// <summary>Records that a look found no time, so that the next build with something to do looks again.</summary>
    public void Skip(EntryKey key) => record.TryNote(key, new(LookedAt: null, clock.GetUtcNow()));

    // A result of another machine has other times. It comes without history, or with that of an older result which it replaced.
    private static DateTimeOffset? MeasuredHere(Entry entry) => entry.History is [var last, ..] && last.At >= entry.CreatedAt ? last.At : null;

    // The earliest time if nothing was built since the measurement, the last try, or the last build that had nothing to do. A try in the future comes from a
    // wrong clock.
    private DateTimeOffset LastBuiltSince(DateTimeOffset measuredAt, LookRecord.Look? look)
    {
        DateTimeOffset[] known = [measuredAt, checkedAt, look is not null && look.TriedAt <= clock.GetUtcNow() ? look.TriedAt : DateTimeOffset.MinValue];
        return lastBuilt.Value > known.Max() ? lastBuilt.Value : DateTimeOffset.MinValue;
    }
}
