namespace Amorsize.Measurement.Suites;

/// <summary>The tests of one suite that run on one machine.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Units">Its units on this machine, in the order of their names.</param>
/// <param name="Time">Predicted wall time of the run.</param>
internal sealed record ShardPart(ShardSuite Suite, IReadOnlyList<ShardUnit> Units, TimeSpan Time)
{
    /// <summary>Whether no other machine has tests of the suite.</summary>
    public bool IsWhole => Units.Count == Suite.Units.Count;
}
