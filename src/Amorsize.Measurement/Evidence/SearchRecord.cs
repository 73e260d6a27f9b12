namespace Amorsize.Measurement.Evidence;

/// <summary>The measurements of a search apart from the race, and its duration.</summary>
/// <param name="WarmUpRuns">The runs of the warm-up: elapsed time over items, in microseconds. Of many runs only the first and the last are kept.</param>
/// <param name="ProbeRuns">Every run of the probe: elapsed time over items, in microseconds.</param>
/// <param name="ItemTimes">Times of single items from across the input, in its order, in microseconds. Empty if no single items were timed.</param>
/// <param name="ItemBytes">Memory that an item needs while it runs, in bytes, estimated from the first run; 0 if unknown.</param>
/// <param name="Rounds">Rounds of the race that count.</param>
/// <param name="InterferedRounds">Rounds of the race that do not count because of interference.</param>
/// <param name="Elapsed">Duration of the search.</param>
/// <param name="RaceElapsed">Duration of its race.</param>
internal sealed record SearchRecord(
    IReadOnlyList<double> WarmUpRuns,
    IReadOnlyList<double> ProbeRuns,
    IReadOnlyList<double> ItemTimes,
    long ItemBytes,
    int Rounds,
    int InterferedRounds,
    TimeSpan Elapsed,
    TimeSpan RaceElapsed);
