using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Runs candidates against each other in interleaved rounds, so that a drift of the machine's speed affects all alike. It drops beaten candidates, and ends as
/// soon as the best one is compared with sequential. Rounds that foreign load disturbed do not count. Trials are as long as runs of a suite, so that few fit.
/// </summary>
/// <param name="trial">Runs one trial of a candidate.</param>
/// <param name="gauge">Tells whether rounds were disturbed.</param>
/// <param name="policy">Number of rounds, and when a candidate is dropped.</param>
internal sealed class Race<TCandidate>(Func<TCandidate, TrialTime> trial, InterferenceGauge gauge, SelectionPolicy policy)
    where TCandidate : notnull
{
    private readonly Dictionary<TCandidate, List<double>> samples = [];
    private readonly Dictionary<TCandidate, double> stopped = [];
    private readonly List<(TCandidate Candidate, TrialTime Time)> pending = [];
    private IReadOnlyList<TCandidate> references = [];
    private List<TCandidate> racing = [];
    private int roundsRun;
    private int pendingRounds;

    /// <summary>Number of rounds that count.</summary>
    public int Rounds { get; private set; }

    /// <summary>Number of rounds that foreign load disturbed.</summary>
    public int InterferedRounds { get; private set; }

    private bool HasMinRounds => Rounds >= policy.MinRounds;

    /// <summary>
    /// Runs the race until it is decided. Returns the samples of all candidates that ran in a round that counts. Sample k of each candidate comes from the same
    /// round as sample k of the others.
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
        while (racing.Count > 1 && Rounds < policy.RoundsOfBlock && (!deadline.IsOver || roundsRun == 0) && !(HasMinRounds && IsDecided()) && RunRound(deadline))
        {
            // A race that has run its minimum number of rounds counts them now, without waiting until the next reading of the load is due.
            var isLast = !HasMinRounds && Rounds + pendingRounds >= policy.MinRounds;
            if ((gauge.IsDue || isLast) && !deadline.IsOver && CountPending() && racing.Count > 0)
                racing = Survivors();
        }
        CountPending();
        return EvidenceSoFar();
    }

    // Returns false where no candidate ran.
    private bool RunRound(Deadline deadline)
    {
        var before = pending.Count;
        var isFirst = roundsRun == 0;
        foreach (var candidate in roundsRun++ % 2 == 0 ? racing : Enumerable.Reverse(racing))
        {
            if (!deadline.IsOver || (isFirst && references.Contains(candidate)))
                pending.Add((candidate, trial(candidate)));
        }
        if (pending.Skip(before).All(one => double.IsInfinity(one.Time.ItemMicroseconds)))
            return false;
        pendingRounds++;
        return true;
    }

    // Counts the pending rounds, or discards them and returns false where foreign load disturbed them.
    private bool CountPending()
    {
        var isDisturbed = gauge.Read();
        if (isDisturbed)
            InterferedRounds += pendingRounds;
        else
        {
            Rounds += pendingRounds;
            foreach (var (candidate, time) in pending)
                Add(candidate, time);
        }
        pending.Clear();
        pendingRounds = 0;
        return !isDisturbed;
    }

    // A candidate leaves the race when its trial was stopped. If it has a complete trial, from before or from the rounds that are counted together, the stopped
    // trial is only a slow sample.
    private void Add(TCandidate candidate, TrialTime time)
    {
        if (time.IsComplete && stopped.Remove(candidate, out var slow))
        {
            racing.Add(candidate);
            samples[candidate].Add(slow);
        }
        if (time.IsComplete || (samples[candidate].Count > 0 && double.IsFinite(time.ItemMicroseconds)))
            samples[candidate].Add(time.ItemMicroseconds);
        else if (racing.Remove(candidate))
            stopped[candidate] = time.ItemMicroseconds;
    }

    // Returns false while the best candidate looks faster than sequential, but is not shown to be. A reference plan that left the race was shown to be beaten.
    private bool IsDecided() => !racing.Contains(references[0])
        || (new PairedComparison(samples[references[0]], samples[Best()]) is var gain && (gain.Speedup < 1 + policy.EqualShare || gain.ShowsGain(policy.EqualShare)));

    // A reference plan may be dropped before the fewest rounds: a run of a suite is so long that one missed time slice cannot explain such a gap.
    private List<TCandidate> Survivors()
    {
        var best = Best();
        var others = samples.Count - 1;
        return [.. racing.Where(candidate => !(references.Contains(candidate)
            ? new PairedComparison(samples[candidate], samples[best]).ShowsGain(policy.EqualShare)
            : HasMinRounds && KimNelson.IsBeaten(new(samples[candidate], samples[best]), others, policy.EqualShare, policy.ErrorRate)))];
    }

    private TCandidate Best() => racing.MinBy(candidate => Sample.Median(samples[candidate]))!;

    private List<CandidateSamples<TCandidate>> EvidenceSoFar() =>
    [
        .. samples.Where(entry => entry.Value.Count > 0).Select(entry => new CandidateSamples<TCandidate>(entry.Key, entry.Value)),
        .. stopped.Where(entry => double.IsFinite(entry.Value)).Select(entry => new CandidateSamples<TCandidate>(entry.Key, [entry.Value], IsLowerBound: true)),
    ];
}
