using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Runs trials in rounds: each plan once in a round, in random order, so that neither a drift of the machine's speed nor the plan before favours one of them
/// (A. Abedi and T. Brecht, "Conducting Repeatable Experiments in Highly Variable Cloud Computing Environments", 2017). Rounds that foreign load disturbed do not
/// count.
/// </summary>
/// <param name="trial">Runs one trial of a plan. Its time is infinite where the plan cannot run any more.</param>
/// <param name="gauge">Tells whether rounds were disturbed.</param>
/// <param name="random">Draws the orders.</param>
/// <param name="deadline">No trial begins after it.</param>
internal sealed class Rounds<TCandidate>(Func<TCandidate, TrialTime> trial, InterferenceGauge gauge, Random random, Deadline deadline)
    where TCandidate : notnull
{
    private readonly Dictionary<TCandidate, List<TrialTime>> samples = [];
    private readonly List<(TCandidate Candidate, TrialTime Time)> pending = [];
    private readonly HashSet<TCandidate> left = [];
    private int pendingRounds;

    /// <summary>Number of rounds that count.</summary>
    public int Counted { get; private set; }

    /// <summary>Number of rounds that foreign load disturbed.</summary>
    public int Interfered { get; private set; }

    /// <summary>Duration of the last round.</summary>
    public TimeSpan Last { get; private set; }

    /// <summary>Number of rounds so far that count, or will if the next reading of the load shows that they were not disturbed.</summary>
    public int Expected => Counted + pendingRounds;

    /// <summary>
    /// The samples of the rounds that count, by plan. Sample k of each plan comes from the same round. Where most trials of a plan were stopped, its times are
    /// lower bounds.
    /// </summary>
    public IReadOnlyList<CandidateSamples<TCandidate>> Evidence =>
    [
        .. samples.Where(entry => entry.Value.Count > 0)
            .Select(entry => new CandidateSamples<TCandidate>(entry.Key, [.. entry.Value.Select(time => time.ItemMicroseconds)], entry.Value.Count(time => !time.IsComplete) * 2 > entry.Value.Count)),
    ];

    /// <summary>Whether a plan can still run. It cannot after its time was infinite, since its samples would no longer belong to the rounds of the others.</summary>
    public bool CanRun(TCandidate candidate) => !left.Contains(candidate);

    /// <summary>Runs one round. Returns false where no plan could run.</summary>
    /// <param name="plans">The plans to run.</param>
    /// <param name="evenWhenOver">Whether to run the round even after the deadline.</param>
    public bool Run(IReadOnlyList<TCandidate> plans, bool evenWhenOver = false)
    {
        var started = deadline.Clock.GetTimestamp();
        var before = pending.Count;
        TCandidate[] order = [.. plans.Where(CanRun)];
        random.Shuffle(order);
        foreach (var candidate in order)
        {
            var time = evenWhenOver || !deadline.IsOver ? trial(candidate) : new(double.PositiveInfinity, IsComplete: false);
            if (double.IsFinite(time.ItemMicroseconds))
                pending.Add((candidate, time));
            else
                left.Add(candidate);
        }
        Last = deadline.Clock.GetElapsedTime(started);
        if (pending.Count == before)
            return false;
        pendingRounds++;
        return true;
    }

    /// <summary>
    /// Counts the pending rounds, or discards them where foreign load disturbed them. Returns false where it is too early to tell, or they were discarded.
    /// </summary>
    /// <param name="now">Whether to count even if it is too early for a precise reading of the load.</param>
    public bool Count(bool now)
    {
        if ((!gauge.IsDue && !now) || pendingRounds == 0)
            return false;
        var isDisturbed = gauge.Read();
        if (isDisturbed)
            Interfered += pendingRounds;
        else
            Counted += pendingRounds;
        foreach (var (candidate, time) in isDisturbed ? [] : pending)
        {
            if (!samples.TryGetValue(candidate, out var list))
                samples[candidate] = list = [];
            list.Add(time);
        }
        pending.Clear();
        pendingRounds = 0;
        return !isDisturbed;
    }
}
