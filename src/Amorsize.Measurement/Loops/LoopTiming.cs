using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Protocol;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;
using static System.FormattableString;

namespace Amorsize.Measurement.Loops;

/// <summary>
/// Tells whether the items of a workload still take as long as when it was measured. No fingerprint of its code covers data, services and the machine.
/// </summary>
/// <param name="look">Looks at the workload; null if the look found no time, because the machine was busy or the workload failed.</param>
/// <param name="policy">How much drift counts, and how many looks must show it.</param>
internal sealed class LoopTiming(Func<LookRequest, LoopTime?> look, MeasurementPolicy? policy = null)
{
    private readonly SuitePolicy drift = (policy ?? MeasurementPolicy.Default).Suites;

    /// <summary>Whether a look is due. A result that was measured under load, or whose items are longer than a look, cannot be compared.</summary>
    /// <inheritdoc cref="TimeDrift.IsDue"/>
    public static bool IsDue(Profile measured, DateTimeOffset measuredAt, DateTimeOffset? lookedAt, DateTimeOffset now, Func<DateTimeOffset> lastBuilt) =>
        measured.UnderLoad is null
        && TimeSpan.FromMicroseconds(TimesOf(measured).Max()) <= DriftPolicy.LookDuration
        && TimeDrift.IsDue(measuredAt, lookedAt, now, MeasurementPolicy.Default.Suites.MinDriftInterval, lastBuilt);

    /// <summary>Describes how the item time has changed since it was measured. Null where it has not changed, or where a look found no time.</summary>
    public string? MovedSince(Profile measured)
    {
        var known = TimesOf(measured);
        var direction = 0;
        LoopTime? found = null;
        for (var count = 0; count < drift.DriftRuns; count++)
        {
            found = look(new(known[^1], WarmUp: count == 0 ? TimeSpan.Zero : DriftPolicy.WarmUp));
            var now = found is null ? 0 : Direction(found, measured, known);
            if (now == 0 || (count > 0 && now != direction))
                return null;
            direction = now;
        }
        var before = measured.Model.ItemMicroseconds;
        var (factor, word) = direction > 0 ? (found!.ItemMicroseconds / before, "slower") : (before / found!.ItemMicroseconds, "faster");
        var atLeast = found.IsLowerBound ? "at least " : "";
        return Invariant($"one item takes {atLeast}{MicrosecondsText.InWords(found.ItemMicroseconds)} when run sequentially, and took {MicrosecondsText.InWords(before)} when it was measured; the same code is {atLeast}{factor:0.0} times {word}");
    }

    // The race and the probe timed the items under different conditions. A change must exceed both times; the last is that of runs which a look repeats.
    private static double[] TimesOf(Profile measured) =>
        measured.Search is { ProbeRuns: { Count: > 0 } runs } ? [measured.Model.ItemMicroseconds, Sample.Median(runs)] : [measured.Model.ItemMicroseconds];

    // 1: slower than each known time by more than the drift that counts; -1: faster; 0: neither.
    private int Direction(LoopTime now, Profile measured, IReadOnlyList<double> known)
    {
        var single = measured.Search?.ItemTimes ?? [];
        // A single item may be the longest or the shortest one.
        var (low, high) = now.Items == 1 && single.Count > 0
            ? (Math.Min(known.Min(), single.Min()), Math.Max(known.Max(), single.Max()))
            : (known.Min(), known.Max());
        var share = drift.MaxTimeDrift;
        if (now.Items < measured.Model.Items)
            share += DriftPolicy.StandardErrors * new ProbeResult(low, measured.Model.CpuShare, [], single, 0).DeviationOverMean * Math.Sqrt(2.0 / now.Items);
        return now.ItemMicroseconds > (1 + share) * high ? 1
            : !now.IsLowerBound && now.ItemMicroseconds < (1 - share) * low ? -1
            : 0;
    }
}
