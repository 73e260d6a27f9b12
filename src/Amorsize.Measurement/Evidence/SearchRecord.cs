namespace Amorsize.Measurement.Evidence;

/// <summary>The measurements of a search other than the samples of its race, and the duration of the search.</summary>
/// <param name="WarmUpRuns">Elapsed time of each warm-up run divided by its items, in microseconds. Of many runs only the first and the last are kept.</param>
/// <param name="ProbeRuns">Elapsed time of each run of the probe (sequential runs after the warm-up) divided by its items, in microseconds.</param>
/// <param name="ItemTimes">Times of single items, spread over the input and in its order, in microseconds. Empty if no single items were timed.</param>
/// <param name="ItemBytes">Memory that an item needs while it runs, in bytes, estimated from the first run; 0 if unknown.</param>
/// <param name="Rounds">Number of rounds of the screening and the confirmation.</param>
/// <param name="DisturbedTrials">Number of trials whose threads waited for a processor for longer than the policy tolerates.</param>
/// <param name="Elapsed">Duration of the whole search.</param>
/// <param name="RaceElapsed">Duration of the screening and the confirmation, which are the last parts of the search.</param>
internal sealed record SearchRecord(
    IReadOnlyList<double> WarmUpRuns,
    IReadOnlyList<double> ProbeRuns,
    IReadOnlyList<double> ItemTimes,
    long ItemBytes,
    int Rounds,
    int DisturbedTrials,
    TimeSpan Elapsed,
    TimeSpan RaceElapsed)
{
    /// <summary>
    /// Duration of the last search that looked for plans, if this one only checked its result; else null. It bounds the next check.
    /// </summary>
    public TimeSpan? CheckedElapsed { get; init; }

    /// <summary>How many searches in a row, this one included, only checked that result; 0 if this one looked for plans.</summary>
    public int Checks { get; init; }
}
