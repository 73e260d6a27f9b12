using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Policy;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Runs candidates against each other in interleaved rounds, so that a drift of the machine's speed affects all alike. It drops clearly beaten candidates, so
/// that the remaining time goes to the better ones. Rounds that foreign load disturbed do not count.
/// </summary>
/// <param name="trial">Runs one trial of a candidate.</param>
/// <param name="lengthen">Makes all later trials longer; returns false where they cannot become longer.</param>
/// <param name="gauge">Tells whether rounds were disturbed.</param>
/// <param name="policy">Number of rounds, and thresholds for dropping a candidate.</param>
internal sealed class Race<TCandidate>(Func<TCandidate, TrialTime> trial, Func<bool> lengthen, InterferenceGauge gauge, MeasurementPolicy? policy = null)
    where TCandidate : notnull
{
    private readonly RacePolicy policy = (policy ?? MeasurementPolicy.Default).Race;
    private readonly double equalShare = (policy ?? MeasurementPolicy.Default).Decision.EqualShare;
    private readonly Dictionary<TCandidate, List<double>> samples = [];
    private readonly Dictionary<TCandidate, double> stopped = [];
    private readonly List<(TCandidate Candidate, TrialTime Time)> pending = [];
    private IReadOnlyList<TCandidate> references = [];
    private List<TCandidate> racing = [];
    private RaceRules rules;
    private int roundsRun;
    private int pendingRounds;
    private TimeSpan lastRound;

    /// <summary>Number of rounds that count, since the trials were last made longer.</summary>
    public int Rounds { get; private set; }

    /// <summary>Number of rounds that foreign load disturbed.</summary>
    public int InterferedRounds { get; private set; }

    private bool HasMinRounds => Rounds >= policy.MinRounds;

    /// <summary>
    /// Runs the race. Returns the samples, since the trials were last made longer, of all candidates that ran in a round that counts. Sample k of each
    /// candidate comes from the same round as sample k of the others.
    /// </summary>
    /// <param name="sequential">
    /// The first reference plan. A reference plan is dropped only when it is shown to be beaten, by the gain that <paramref name="rules"/> demands.
    /// </param>
    /// <param name="frameworkDefault">The other reference plan, the framework default; it may equal <paramref name="sequential"/>.</param>
    /// <param name="others">The candidates that compete with the reference plans.</param>
    /// <param name="plannedEnd">
    /// When the race should end. It ends there, or earlier if too little of another round fits, but not before the minimum number of rounds counts and the race
    /// is decided.
    /// </param>
    /// <param name="deadline">
    /// No trial begins after this time, except those of the reference plans in the first round if <paramref name="rules"/> demands one round.
    /// </param>
    /// <param name="rules">How the reference plans are treated.</param>
    public IReadOnlyList<CandidateSamples<TCandidate>> Run(
        TCandidate sequential, TCandidate frameworkDefault, IEnumerable<TCandidate> others, Deadline plannedEnd, Deadline deadline, RaceRules rules)
    {
        (references, this.rules) = ([sequential, frameworkDefault], rules);
        IEnumerable<TCandidate> all = rules.DefaultLast ? [sequential, .. others.Except(references), frameworkDefault] : [sequential, frameworkDefault, .. others.Except(references)];
        racing = [.. all.Distinct()];
        foreach (var candidate in racing)
            samples[candidate] = [];
        var started = deadline.Clock.GetTimestamp();
        do
        {
            // If no candidate could run in this round, none could run in another one.
            if (!RunRound(deadline, evenWhenOver: rules.MinOneRound && roundsRun == 0))
                break;
            // A race that is out of time and has run its minimum number of rounds counts them now, without waiting until the next reading of the load is due.
            var isLast = !HasMinRounds && Rounds + pendingRounds >= policy.MinRounds && IsOver();
            if ((!gauge.IsDue && !isLast) || deadline.IsOver || !CountPending() || racing.Count == 0)
                continue;
            if (HasMinRounds && IsUnsteady() && deadline.Left > policy.MinTimeLeftToLengthen * deadline.Clock.GetElapsedTime(started) && lengthen())
            {
                StartAgain();
                started = deadline.Clock.GetTimestamp();
            }
            else
                racing = Survivors();
        }
        while (racing.Count > 1 && Rounds < policy.MaxRounds && !deadline.IsOver && !(HasMinRounds && IsOver() && IsDecided()));
        CountPending();
        return EvidenceSoFar();

        bool IsOver() => plannedEnd.Left < policy.MinRoundShareLeft * lastRound;
    }

    // Returns false where no candidate ran.
    private bool RunRound(Deadline deadline, bool evenWhenOver)
    {
        var started = deadline.Clock.GetTimestamp();
        var before = pending.Count;
        foreach (var candidate in roundsRun++ % 2 == 0 ? racing : Enumerable.Reverse(racing))
        {
            if (!deadline.IsOver || (evenWhenOver && references.Contains(candidate)))
                pending.Add((candidate, trial(candidate)));
        }
        lastRound = deadline.Clock.GetElapsedTime(started);
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

    private void StartAgain()
    {
        racing = [.. references.Union(racing.Where(IsNearBest())).Except(stopped.Keys)];
        foreach (var list in samples.Values)
            list.Clear();
        Rounds = 0;
    }

    // Returns false while the best candidate looks faster than a reference plan, but is not shown to be; the race then goes on.
    private bool IsDecided()
    {
        var best = racing.MinBy(candidate => Sample.Median(samples[candidate]))!;
        return IsDecidedOver(references[0], equalShare) && (rules.GainWorthShowing is not { } gain || references.Contains(best) || IsDecidedOver(references[1], gain));

        // A reference plan that left the race needs no decision: it was shown to be beaten, or further rounds cannot show it.
        bool IsDecidedOver(TCandidate reference, double gain) => !racing.Contains(reference)
            || (new PairedComparison(samples[reference], samples[best]) is var comparison && (comparison.Speedup < 1 + gain || comparison.ShowsGain(equalShare)));
    }

    private bool IsUnsteady()
    {
        var slow = racing.Where(IsNearBest()).Select(candidate => samples[candidate]).Sum(list => list.Count(sample => sample > list.Min() * policy.SlowSampleFactor));
        return slow >= policy.MinSlowSamplesToLengthen;
    }

    private Func<TCandidate, bool> IsNearBest()
    {
        var near = policy.NearBestFactor * racing.Min(candidate => Sample.Median(samples[candidate]));
        return candidate => samples[candidate].Min() <= near;
    }

    private List<TCandidate> Survivors()
    {
        var best = racing.MinBy(candidate => Sample.Median(samples[candidate]))!;
        return [.. racing.Where(candidate => references.Contains(candidate) ? !IsShownToBeBeaten(candidate, best) : !IsClearlyBeaten(candidate, best))];
    }

    private bool IsShownToBeBeaten(TCandidate reference, TCandidate best) =>
        new PairedComparison(samples[reference], samples[best]).ShowsGain(rules.DropGain ?? (HasMinRounds ? policy.DropGain : policy.EarlyDropGain));

    private bool IsClearlyBeaten(TCandidate candidate, TCandidate best) =>
        HasMinRounds && Sample.Median(samples[candidate]) > Sample.Median(samples[best]) * (Rounds < policy.StrictDropRounds ? policy.LooseDropFactor : policy.StrictDropFactor);

    private List<CandidateSamples<TCandidate>> EvidenceSoFar() =>
    [
        .. samples.Where(entry => entry.Value.Count > 0).Select(entry => new CandidateSamples<TCandidate>(entry.Key, entry.Value)),
        .. stopped.Where(entry => double.IsFinite(entry.Value)).Select(entry => new CandidateSamples<TCandidate>(entry.Key, [entry.Value], IsLowerBound: true)),
    ];
}
