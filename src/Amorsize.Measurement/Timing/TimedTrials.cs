using System.Runtime.InteropServices;
using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Selection;

namespace Amorsize.Measurement.Timing;

/// <summary>
/// Runs trials of a subject, each sized to last about the target duration. All plans run the same sample of the items: all items in their order where these fit
/// into a trial, else a part that is spread over the input. A plan that is too slow for the sample runs the parts of it in turn.
/// </summary>
/// <param name="subject">The workload or suite to run.</param>
/// <param name="candidates">Says which candidates are the reference plans, and how many items a candidate runs at once.</param>
/// <param name="probe">Time of one item in a sequential run, and how unequal the items are.</param>
/// <param name="target">Intended duration of a trial.</param>
/// <param name="deadline">
/// A trial that is still running at this time is stopped, where it can be stopped. A reference plan's trial may go on for another item, or for the time of a
/// sequential trial.
/// </param>
/// <param name="failures">Plans under which the user's code threw. An exception under the sequential plan is not caught.</param>
/// <param name="policy">Sizes and limits of trials, and which times count as equal.</param>
internal sealed class TimedTrials<TCandidate>(
    ISubject<TCandidate> subject, ICandidates<TCandidate> candidates, ProbeResult probe, TimeSpan target, Deadline deadline, PlanFailures<TCandidate> failures, MeasurementPolicy? policy = null)
    where TCandidate : notnull
{
    private static readonly TrialTime unknown = new(double.PositiveInfinity, IsComplete: false);

    private readonly TrialPolicy policy = (policy ?? MeasurementPolicy.Default).Trials;
    private readonly SampleSize sizes = new(subject.Items, probe, target, deadline, (policy ?? MeasurementPolicy.Default).Trials);
    private readonly double equalShare = (policy ?? MeasurementPolicy.Default).Selection.EqualShare;
    private readonly Dictionary<TCandidate, double> lastItemMicroseconds = [];
    private readonly Dictionary<TCandidate, TrialTime> stopped = [];
    private readonly Dictionary<TCandidate, int> stops = [];
    private readonly Dictionary<TCandidate, int> parts = [];
    private readonly Dictionary<TCandidate, int> runs = [];
    private readonly Dictionary<TCandidate, CostsOfTrials> costs = [];
    private double fastestTrial = double.PositiveInfinity;
    private bool isFixed;

    /// <summary>Time of the shortest possible sequential run: one item, or the whole job where the subject is not divisible.</summary>
    public TimeSpan OneRun => TimeSpan.FromMicroseconds(probe.ItemMicroseconds * (subject.IsDivisible ? 1 : subject.Items));

    /// <summary>Time of one item in the fastest trial so far, in microseconds; at most the sequential time of an item.</summary>
    public double FastestItemMicroseconds => Math.Min(probe.ItemMicroseconds, fastestTrial);

    /// <summary>The fewest workers under which the user's code threw; null where it threw under no plan.</summary>
    public int? FewestRefused => failures.FewestWorkers;

    /// <summary>Number of items in the sample, of which a trial runs all or a part.</summary>
    public int Sample { get; private set; } = subject.IsDivisible ? 1 : subject.Items;

    /// <summary>
    /// Makes the sample large enough for trials with this many workers: it lasts as long as a trial with the fastest plan so far, and each worker gets several
    /// times the longest item, since the time would else depend on the last item rather than on the plan. Returns true where times of the smaller sample cannot be
    /// compared with new ones, because the items are too unequal.
    /// </summary>
    public bool GrowSample(int workers)
    {
        var before = Sample;
        // The workers may be as fast as their number allows. Where they are not, the trial takes longer.
        Sample = Math.Max(Sample, SampleFor(workers, Math.Min(FastestItemMicroseconds, probe.ItemMicroseconds / workers)));
        return Sample > before && probe.DeviationOverMean / Math.Sqrt(before) > equalShare;
    }

    /// <summary>Fixes the sample for comparing these plans, so that all later trials run the same items.</summary>
    public void FixSample(IEnumerable<TCandidate> plans)
    {
        Sample = SampleFor(plans.Select(candidates.WorkersOf).DefaultIfEmpty(candidates.WorkersOf(candidates.Default)).Max(), FastestItemMicroseconds);
        isFixed = true;
    }

    private int SampleFor(int workers, double itemMicroseconds) => subject.IsDivisible ? sizes.For(workers, itemMicroseconds) : subject.Items;

    /// <summary>The costs of a plan's trials since the sample was fixed; null where they were not counted.</summary>
    public PlanCosts? CostsOf(TCandidate candidate) => costs.GetValueOrDefault(candidate)?.OfItem;

    /// <summary>Number of items that a trial of a candidate runs: the sample, or a part of it.</summary>
    public int ItemsOf(TCandidate candidate) => SizeFor(candidate).Items;

    /// <summary>Expected duration of a trial.</summary>
    public TimeSpan Expected(TCandidate candidate)
    {
        var size = SizeFor(candidate);
        var expected = size.Elapsed(ExpectedItem(candidate));
        return candidates.WorkersOf(candidate) > 1 && StopAfter(candidate, size) is var stop && stop < expected ? stop : expected;
    }

    /// <summary>Expected duration of one round of these plans.</summary>
    public TimeSpan Expected(IEnumerable<TCandidate> plans) => TimeSpan.FromTicks(plans.Distinct().Sum(plan => Expected(plan).Ticks));

    /// <summary>
    /// Runs one trial. A candidate that was stopped too often is not run again; its last time is returned. The time is infinite where none is known, because
    /// the user's code threw or the deadline came too soon.
    /// </summary>
    public TrialTime Run(TCandidate candidate)
    {
        if (failures.RuleOut(candidate) || IsTooLong(candidate))
            return unknown;
        if (stops.GetValueOrDefault(candidate) >= policy.MaxStops)
            return stopped[candidate];
        return lastItemMicroseconds.ContainsKey(candidate) ? Run(candidate, SizeFor(candidate)) : RunFirst(candidate);
    }

    /// <summary>
    /// Runs a candidate that has not run yet, so that the start of threads and compilation do not slow its first timed trial. Skipped if one item takes longer
    /// than a trial.
    /// </summary>
    public void Prepare(TCandidate candidate)
    {
        if (!lastItemMicroseconds.ContainsKey(candidate) && OneRun <= target)
            Run(candidate);
    }

    // The bound for trials of slow plans. A plan that would take longer runs a part of the sample.
    private TimeSpan LongestTrial => policy.MaxSequentialTargets * Longer(target, TimeSpan.FromMicroseconds(Sample * FastestItemMicroseconds));

    // A race without its reference plans has no result, so a trial of theirs may begin at the deadline if it is not longer than this.
    private TimeSpan Grace => Longer(OneRun, policy.MaxSequentialTargets * target);

    // A sequential trial cannot be stopped at the deadline, so a long one does not begin if it would not end before. A first one is needed in any case. The
    // number of parts is rounded down, so that a trial of usual length may last nearly twice the bound.
    private bool IsTooLong(TCandidate candidate) =>
        candidates.WorkersOf(candidate) == 1 && lastItemMicroseconds.ContainsKey(candidate) && Expected(candidate) is var expected
        && expected > deadline.Left && (int)(expected / Grace) > 1;

    // A plan that has not run yet is expected to divide the items' time by its workers, and to be no slower than the fastest plan otherwise.
    private double ExpectedItem(TCandidate candidate) => lastItemMicroseconds.TryGetValue(candidate, out var last)
        ? last
        : Math.Max(FastestItemMicroseconds, probe.ItemMicroseconds / candidates.WorkersOf(candidate));

    private TrialSize SizeFor(TCandidate candidate)
    {
        // A plan is only itself with an item for each of its workers.
        var sample = Math.Max(Sample, Math.Min(candidates.WorkersOf(candidate), subject.Items));
        var division = PartsOf(candidate, sample);
        var items = sample / division;
        return new(items, TrialSize.PassesFor(items, ExpectedItem(candidate), policy.MinTrialFraction * target, policy.MaxPasses), Spread.Part(runs.GetValueOrDefault(candidate), division), division);
    }

    // A slow plan runs the parts of the sample in turn. A part still has the fewest items that tell plans apart.
    private int PartsOf(TCandidate candidate, int items)
    {
        if (!subject.IsDivisible)
            return 1;
        if (parts.TryGetValue(candidate, out var known))
            return known;
        var affordable = TrialSize.ItemsIn(LongestTrial, ExpectedItem(candidate));
        var division = Math.Max(1, (int)(items / Math.Max(affordable, sizes.Fewest(candidates.WorkersOf(candidate), ExpectedItem(candidate)))));
        if (isFixed && lastItemMicroseconds.ContainsKey(candidate))
            parts[candidate] = division;
        return division;
    }

    // The candidate's time is still unknown, so the number of passes grows from one until the trial is long enough.
    private TrialTime RunFirst(TCandidate candidate)
    {
        for (var size = SizeFor(candidate) with { Passes = 1 }; ; size = size with { Passes = size.Passes * policy.FirstTrialGrowth })
        {
            var time = Run(candidate, size);
            if (!time.IsComplete || size.Elapsed(time.ItemMicroseconds) * policy.FirstTrialGrowth >= target || size.Passes >= policy.MaxPasses)
                return time;
        }
    }

    private TrialTime Run(TCandidate candidate, TrialSize size)
    {
        var stopAfter = StopAfter(candidate, size);
        var limit = LimitOf(candidate, stopAfter);
        if (failures.Try(candidate, () => subject.Run(candidate, size, limit)) is not { } trial)
            return unknown;
        // A service may still be busy with requests that were canceled.
        if (probe.IsIoBound && !trial.IsComplete)
            failures.AwaitRecovery();
        runs[candidate] = runs.GetValueOrDefault(candidate) + 1;
        var time = new TrialTime(size.ItemMicroseconds(trial.Elapsed), trial.IsComplete);
        // The deadline stopped this trial before it was clearly slow, so its time proves nothing. Only the time of an earlier stopped trial is known, if there
        // was one. The limits are compared, because timers count whole milliseconds: a trial may stop a little before its limit.
        if (!time.IsComplete && limit < stopAfter && time.ItemMicroseconds < policy.MinSlowdownToStop * FastestItemMicroseconds)
            return stopped.GetValueOrDefault(candidate, unknown);
        lastItemMicroseconds[candidate] = time.ItemMicroseconds;
        if (isFixed && trial.IsComplete)
            (CollectionsMarshal.GetValueRefOrAddDefault(costs, candidate, out _) ??= new()).Add(size, trial);
        if (trial.IsComplete)
            fastestTrial = Math.Min(fastestTrial, time.ItemMicroseconds);
        else
            (stopped[candidate], stops[candidate]) = (time, stops.GetValueOrDefault(candidate) + 1);
        return time;
    }

    private TimeSpan LimitOf(TCandidate candidate, TimeSpan stopAfter)
    {
        if (candidates.WorkersOf(candidate) == 1)
            return Timeout.InfiniteTimeSpan;
        var left = deadline.Left;
        if (candidate.Equals(candidates.Default))
            left = Longer(left, Grace);
        return stopAfter < left ? stopAfter : left;
    }

    // Returns the time after which a trial is stopped, from the time that the fastest candidate would take for the same work. A slow plan that runs parts of the
    // sample is compared with its own time instead, because its trials are short already.
    private TimeSpan StopAfter(TCandidate candidate, TrialSize size) => Longer(
        policy.MinTargetsToStop * target, policy.MinSlowdownToStop * size.Elapsed(size.Parts > 1 ? ExpectedItem(candidate) : FastestItemMicroseconds));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
