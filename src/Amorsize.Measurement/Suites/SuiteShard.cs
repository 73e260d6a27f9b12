namespace Amorsize.Measurement.Suites;

/// <summary>The tests of one machine.</summary>
/// <param name="Number">Number of the shard, from 1.</param>
/// <param name="Parts">The parts, which run one after the other, in the order of the names of their suites.</param>
internal sealed record SuiteShard(int Number, IReadOnlyList<ShardPart> Parts)
{
    /// <summary>Predicted wall time of all parts.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(Parts.Sum(part => part.Time.Ticks));
}
