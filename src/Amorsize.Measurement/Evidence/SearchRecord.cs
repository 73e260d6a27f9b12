namespace Amorsize.Measurement.Evidence;

/// <summary>What a search saw of its workload beside the race, and what it took.</summary>
/// <param name="WarmUpRuns">The runs of the warm-up, where there were many the first and the last of them: elapsed time over items, in microseconds.</param>
/// <param name="ProbeRuns">Every run of the probe: elapsed time over items, in microseconds.</param>
/// <param name="ItemTimes">Times of single items from across the input, in its order, in microseconds; empty where they were not timed one by one.</param>
/// <param name="ItemBytes">Memory that an item needs while it is worked on, estimated from its first run; 0 where that is not known.</param>
/// <param name="Rounds">Rounds of the race that count.</param>
/// <param name="InterferedRounds">Rounds that other processes disturbed, and that do not count.</param>
/// <param name="Elapsed">How long the search took.</param>
/// <param name="RaceElapsed">How much of it was the race.</param>
internal sealed record SearchRecord(
    IReadOnlyList<double> WarmUpRuns,
    IReadOnlyList<double> ProbeRuns,
    IReadOnlyList<double> ItemTimes,
    long ItemBytes,
    int Rounds,
    int InterferedRounds,
    TimeSpan Elapsed,
    TimeSpan RaceElapsed);
