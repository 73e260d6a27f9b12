using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Statistics;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Runs candidates against each other in rounds, interleaved, so that a drift of the machine's speed hits all alike, and drops those that are
/// clearly beaten, so that the time goes to the finalists. Rounds that other processes disturbed do not count.
/// </summary>
/// <param name="trial">Runs a candidate once.</param>
/// <param name="lengthen">Makes the trials longer; false where they are long enough.</param>
/// <param name="gauge">Tells whether rounds were disturbed.</param>
internal sealed class Race<TCandidate>(Func<TCandidate, TrialTime> trial, Func<bool> lengthen, InterferenceGauge gauge)
    where TCandidate : notnull
{
    public const int FewestRounds = 3;
    public const int MostRounds = 11;

    // Samples of one candidate that differ by more are not of one kind: on some machines a short parallel region may or may not get its processors.
    private const double Steady = 1.3;

    // One or two slow samples are a disturbance.
    private const int SlowSamples = 3;

    // Only those that were this close to the best at least once must be steady, and are raced again where they are not.
    private const double NearTheBest = 1.1;

    // Longer trials take twice the time, and a little more.
    private const double WorthStartingAgain = 2.5;

    // So much of a round must fit into the time for it to be begun: a race ends with the round whose end is nearest.
    private const double WorthARound = 0.5;

    // Three: four times as fast.
    private const double BeyondDoubt = 3;
    private const double BeatenByFar = 0.25;

    private readonly Dictionary<TCandidate, List<double>> samples = [];
    private readonly Dictionary<TCandidate, double> stopped = [];
    private readonly List<(TCandidate Candidate, TrialTime Time)> pending = [];
    private IReadOnlyList<TCandidate> baselines = [];
    private List<TCandidate> racing = [];
    private RaceRules rules;
    private int roundsRun;
    private int pendingRounds;
    private TimeSpan lastRound;

    /// <summary>Rounds that count.</summary>
    public int Rounds { get; private set; }

    /// <summary>Rounds that were disturbed.</summary>
    public int InterferedRounds { get; private set; }

    /// <summary>
    /// All samples of all candidates that were run at least once in a round that counts, since the trials were last made longer; round k of each ran
    /// beside round k of the others.
    /// </summary>
    /// <param name="sequential">The first baseline. Baselines are dropped only when it is shown that they are beaten, by as much as the rules say.</param>
    /// <param name="standard">The other baseline.</param>
    /// <param name="contenders">The others.</param>
    /// <param name="enough">The race ends when this is over, or not enough of a round is left until then, and three rounds count.</param>
    /// <param name="deadline">No trial is begun after it.</param>
    /// <param name="rules">How it goes about the baselines.</param>
    public IReadOnlyList<CandidateSamples<TCandidate>> Run(
        TCandidate sequential, TCandidate standard, IEnumerable<TCandidate> contenders, Deadline enough, Deadline deadline, RaceRules rules)
    {
        (baselines, this.rules) = ([sequential, standard], rules);
        IEnumerable<TCandidate> all = rules.DefaultLast ? [sequential, .. contenders.Except(baselines), standard] : [sequential, standard, .. contenders.Except(baselines)];
        racing = [.. all.Distinct()];
        foreach (var candidate in racing)
            samples[candidate] = [];
        var started = deadline.Clock.GetTimestamp();
        do
        {
            // Where nothing was run there is nothing more to come.
            if (!RunRound(deadline, whateverTheTime: rules.MinOneRound && roundsRun == 0))
                break;
            // What is over when it has three rounds does not wait for more until they may be counted.
            var isLast = Rounds < FewestRounds && Rounds + pendingRounds >= FewestRounds && IsOver();
            if ((!gauge.IsDue && !isLast) || deadline.IsOver || !Count() || racing.Count == 0)
                continue;
            if (Rounds >= FewestRounds && IsUnsteady() && deadline.Left > WorthStartingAgain * deadline.Clock.GetElapsedTime(started) && lengthen())
            {
                StartAgain();
                started = deadline.Clock.GetTimestamp();
            }
            else
                racing = Survivors();
        }
        while (racing.Count > 1 && Rounds < MostRounds && !deadline.IsOver && !(Rounds >= FewestRounds && IsOver() && IsDecided()));
        Count();
        return EvidenceSoFar();

        bool IsOver() => enough.Left < WorthARound * lastRound;
    }

    // False where no candidate was run.
    private bool RunRound(Deadline deadline, bool whateverTheTime)
    {
        var started = deadline.Clock.GetTimestamp();
        var before = pending.Count;
        foreach (var candidate in roundsRun++ % 2 == 0 ? racing : Enumerable.Reverse(racing))
        {
            if (!deadline.IsOver || (whateverTheTime && baselines.Contains(candidate)))
                pending.Add((candidate, trial(candidate)));
        }
        lastRound = deadline.Clock.GetElapsedTime(started);
        if (pending.Skip(before).All(one => double.IsInfinity(one.Time.ItemMicroseconds)))
            return false;
        pendingRounds++;
        return true;
    }

    // False where the pending rounds were disturbed.
    private bool Count()
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

    // One that had to be stopped is out of the race, unless it shows that it can do better, before or in the rounds that are counted together: then it is a
    // slow sample like any other.
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
        racing = [.. baselines.Union(racing.Where(MayWin())).Except(stopped.Keys)];
        foreach (var list in samples.Values)
            list.Clear();
        Rounds = 0;
    }

    // Not while something looks better than a baseline, but is not shown to be.
    private bool IsDecided()
    {
        var best = racing.MinBy(candidate => Sample.Median(samples[candidate]))!;
        return IsDecidedOver(baselines[0], Decision.Equal) && (rules.OverDefault is not { } gain || baselines.Contains(best) || IsDecidedOver(baselines[1], gain));

        // One that was dropped was shown to be beaten, or cannot be shown to be any more.
        bool IsDecidedOver(TCandidate baseline, double gain) => !racing.Contains(baseline)
            || (new PairedComparison(samples[baseline], samples[best]) is var comparison && (comparison.Speedup < 1 + gain || comparison.ShowsGain(Decision.Equal)));
    }

    private bool IsUnsteady()
    {
        var slow = racing.Where(MayWin()).Select(candidate => samples[candidate]).Sum(list => list.Count(sample => sample > list.Min() * Steady));
        return slow >= SlowSamples;
    }

    private Func<TCandidate, bool> MayWin()
    {
        var near = NearTheBest * racing.Min(candidate => Sample.Median(samples[candidate]));
        return candidate => samples[candidate].Min() <= near;
    }

    private List<TCandidate> Survivors()
    {
        var best = racing.MinBy(candidate => Sample.Median(samples[candidate]))!;
        return [.. racing.Where(candidate => baselines.Contains(candidate) ? !IsShownToBeBeaten(candidate, best) : !IsClearlyBeaten(candidate, best))];
    }

    // What is proved of a baseline needs no more rounds.
    private bool IsShownToBeBeaten(TCandidate baseline, TCandidate best) =>
        new PairedComparison(samples[baseline], samples[best]).ShowsGain(rules.Beaten ?? (Rounds < FewestRounds ? BeyondDoubt : BeatenByFar));

    // One slow block must not drop the best candidate: so nobody goes before three rounds, and then only the clearly beaten.
    private bool IsClearlyBeaten(TCandidate candidate, TCandidate best) =>
        Rounds >= FewestRounds && Sample.Median(samples[candidate]) > Sample.Median(samples[best]) * (Rounds < 5 ? 1.15 : 1.05);

    private List<CandidateSamples<TCandidate>> EvidenceSoFar() =>
    [
        .. samples.Where(entry => entry.Value.Count > 0).Select(entry => new CandidateSamples<TCandidate>(entry.Key, entry.Value)),
        .. stopped.Where(entry => double.IsFinite(entry.Value)).Select(entry => new CandidateSamples<TCandidate>(entry.Key, [entry.Value], IsLowerBound: true)),
    ];
}
