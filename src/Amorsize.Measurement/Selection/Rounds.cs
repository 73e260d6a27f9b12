using Amorsize.Measurement.Evidence;
using Amorsize.Measurement.Timing;

namespace Amorsize.Measurement.Selection;

/// <summary>
/// Runs trials in rounds: each plan once in a round, in random order, so that neither a drift of the machine's speed nor the plan before favours one of them
/// (A. Abedi and T. Brecht, "Conducting Repeatable Experiments in Highly Variable Cloud Computing Environments", 2017).
/// </summary>
/// <param name="trial">Runs one trial of a plan. Its time is infinite where the plan cannot run any more.</param>
/// <param name="random">Draws the orders.</param>
/// <param name="deadline">No trial begins after it.</param>
internal sealed class Rounds<TCandidate>(Func<TCandidate, TrialTime> trial, Random random, Deadline deadline)
    where TCandidate : notnull
{
    private readonly Dictionary<TCandidate, List<TrialTime>> samples = [];
    private readonly HashSet<TCandidate> left = [];

    /// <summary>Number of rounds so far.</summary>
    public int Count { get; private set; }

    /// <summary>Duration of the last round.</summary>
    public TimeSpan Last { get; private set; }

    /// <summary>
    /// The samples of all rounds, by plan. Sample k of each plan comes from the same round. Where most trials of a plan were stopped, its times are lower bounds.
    /// </summary>
    public IReadOnlyList<CandidateSamples<TCandidate>> Evidence =>
    [
        .. samples.Select(entry => new CandidateSamples<TCandidate>(
            entry.Key, [.. entry.Value.Select(time => time.ItemMicroseconds)], entry.Value.Count(time => !time.IsComplete) * 2 > entry.Value.Count)),
    ];

    /// <summary>Whether a plan can still run. It cannot after its time was infinite, since its samples would no longer belong to the rounds of the others.</summary>
    public bool CanRun(TCandidate candidate) => !left.Contains(candidate);

    /// <summary>Runs one round. Returns false where no plan could run.</summary>
    /// <param name="plans">The plans to run.</param>
    /// <param name="evenWhenOver">Whether to run the round even after the deadline.</param>
    public bool Run(IReadOnlyList<TCandidate> plans, bool evenWhenOver = false)
    {
        var started = deadline.Clock.GetTimestamp();
        TCandidate[] order = [.. plans.Where(CanRun)];
        random.Shuffle(order);
        var before = Trials;
        foreach (var candidate in order)
            Add(candidate, evenWhenOver);
        Last = deadline.Clock.GetElapsedTime(started);
        if (Trials == before)
            return false;
        Count++;
        return true;
    }

    private int Trials => samples.Values.Sum(list => list.Count);

    private void Add(TCandidate candidate, bool evenWhenOver)
    {
        if ((deadline.IsOver && !evenWhenOver) || trial(candidate) is not { ItemMicroseconds: < double.PositiveInfinity } time)
        {
            left.Add(candidate);
            return;
        }
        if (!samples.TryGetValue(candidate, out var list))
            samples[candidate] = list = [];
        list.Add(time);
    }
}
