using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Runs candidates against each other in interleaved rounds, so that a drift of the machine's speed affects all alike. It drops beaten candidates, and ends as
/// soon as the best one is compared with sequential. Trials are as long as runs of a suite, so that few fit.
/// </summary>
/// <param name="trial">Runs one trial of a candidate.</param>
/// <param name="isUnderLoad">Whether foreign load has disturbed the trials so far. Their times then scatter, and a gain must be shown in spite of that.</param>
/// <param name="policy">Number of rounds, and when a candidate is dropped.</param>
internal sealed class Race<TCandidate>(Func<TCandidate, TrialTime> trial, Func<bool> isUnderLoad, SelectionPolicy policy)
    where TCandidate : notnull
{
    private readonly Dictionary<TCandidate, List<double>> samples = [];
    private readonly Dictionary<TCandidate, double> stopped = [];
    private IReadOnlyList<TCandidate> references = [];
    private List<TCandidate> racing = [];

    /// <summary>Number of rounds so far.</summary>
    public int Rounds { get; private set; }

    private bool HasMinRounds => Rounds >= policy.MinRounds;

    /// <summary>
    /// Runs the race until it is decided. Returns the samples of all candidates that ran. Sample k of each candidate comes from the same round as sample k of the
    /// others.
    /// </summary>
    /// <param name="sequential">The first reference plan. A reference plan is dropped as soon as it is shown to be beaten.</param>
    /// <param name="frameworkDefault">The other reference plan, the framework default; it may equal <paramref name="sequential"/>.</param>
    /// <param name="others">The candidates that compete with the reference plans.</param>
    /// <param name="deadline">No trial begins after this time, except those of the reference plans in the first round.</param>
    public IReadOnlyList<CandidateSamples<TCandidate>> Run(TCandidate sequential, TCandidate frameworkDefault, IEnumerable<TCandidate> others, Deadline deadline)
    {
        references = [sequential, frameworkDefault];
        racing = [.. references.Concat(others).Distinct()];
        foreach (var candidate in racing)
            samples[candidate] = [];
        // If no candidate could run in a round, none could run in another one.
        while (racing.Count > 1 && Rounds < policy.RoundsOfBlock && (!deadline.IsOver || Rounds == 0) && !(HasMinRounds && IsDecided()) && RunRound(deadline))
        {
            if (!deadline.IsOver && racing.Count > 0)
                racing = Survivors();
        }
        return EvidenceSoFar();
    }

    /// <summary>
    /// Whether a gain over a plan is shown beside foreign load: by the interval, which grows with the scatter of the rounds. A single round says nothing about
    /// that scatter. Each round is a process of its own.
    /// </summary>
    /// <param name="reference">Times of the plan that is expected to be slower.</param>
    /// <param name="candidate">Times of the plan that is expected to be faster.</param>
    internal static bool ShowsGainUnderLoad(IReadOnlyList<double> reference, IReadOnlyList<double> candidate) =>
        new PairedRatios(reference, candidate) is { Rounds: > 1, OfThisProcess.Low: > 1 };

    // Returns false where no candidate ran.
    private bool RunRound(Deadline deadline)
    {
        var hasRun = false;
        foreach (var candidate in Rounds % 2 == 0 ? [.. racing] : Enumerable.Reverse(racing).ToArray())
        {
            if (!deadline.IsOver || (Rounds == 0 && references.Contains(candidate)))
                hasRun |= Add(candidate, trial(candidate));
        }
        if (hasRun)
            Rounds++;
        return hasRun;
    }

    // A candidate leaves the race when its trial was stopped. If it has a complete trial from before, the stopped one is only a slow sample. Returns whether the
    // candidate ran.
    private bool Add(TCandidate candidate, TrialTime time)
    {
        var hasRun = double.IsFinite(time.ItemMicroseconds);
        if (time.IsComplete || (hasRun && samples[candidate].Count > 0))
            samples[candidate].Add(time.ItemMicroseconds);
        else if (racing.Remove(candidate))
            stopped[candidate] = time.ItemMicroseconds;
        return hasRun;
    }

    // Returns false while the best candidate looks faster than sequential, but is not shown to be. A reference plan that left the race was shown to be beaten.
    private bool IsDecided() => !racing.Contains(references[0])
        || new PairedComparison(samples[references[0]], samples[Best()]).Speedup < 1 + policy.EqualShare
        || ShowsGain(references[0], Best());

    // A reference plan may be dropped before the fewest rounds: a run of a suite is so long that one missed time slice cannot explain such a gap.
    private List<TCandidate> Survivors()
    {
        var best = Best();
        var others = samples.Count - 1;
        return [.. racing.Where(candidate => !(references.Contains(candidate)
            ? ShowsGain(candidate, best)
            : HasMinRounds && KimNelson.IsBeaten(new(samples[candidate], samples[best]), others, policy.EqualShare, policy.ErrorRate)))];
    }

    private bool ShowsGain(TCandidate reference, TCandidate candidate) =>
        new PairedComparison(samples[reference], samples[candidate]).ShowsGain(policy.EqualShare)
        && (!isUnderLoad() || ShowsGainUnderLoad(samples[reference], samples[candidate]));

    private TCandidate Best() => racing.MinBy(candidate => Sample.Median(samples[candidate]))!;

    private List<CandidateSamples<TCandidate>> EvidenceSoFar() =>
    [
        .. samples.Where(entry => entry.Value.Count > 0).Select(entry => new CandidateSamples<TCandidate>(entry.Key, entry.Value)),
        .. stopped.Where(entry => double.IsFinite(entry.Value)).Select(entry => new CandidateSamples<TCandidate>(entry.Key, [entry.Value], IsLowerBound: true)),
    ];
}
