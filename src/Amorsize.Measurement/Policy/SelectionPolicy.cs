namespace Amorsize.Measurement.Policy;

/// <summary>Constants of selecting and confirming a plan.</summary>
internal sealed class SelectionPolicy
{
    /// <summary>
    /// Times within this share (0.03 is 3 %) of each other count as equal, and no smaller gain over sequential is claimed: the indifference zone. Chosen: a
    /// smaller real gain is given up for a plan with fewer workers (docs/explanation/how-it-decides.md).
    /// </summary>
    public double EqualShare { get; init; } = 0.03;

    /// <summary>Probability that the best plan is dropped while plans are screened. Chosen: as usual in statistics.</summary>
    public double ErrorRate { get; init; } = 0.05;

    /// <summary>Rounds before a plan may be dropped, and before the race of a suite may end. Chosen: the median of three samples is not moved by one slow one.</summary>
    public int MinRounds { get; init; } = 3;

    /// <summary>Rounds of a confirmation block, and most rounds of the race of a suite. Chosen: an outlier of nine samples is trimmed on each side, and three plans need about 600 ms.</summary>
    public int RoundsOfBlock { get; init; } = 9;

    /// <summary>Most blocks of a confirmation. Chosen: each look at equal plans may show a gain by chance, in 2.5 %.</summary>
    public int MaxBlocks { get; init; } = 3;

    public IEnumerable<PolicyConstant> Constants =>
    [
        new(nameof(EqualShare), EqualShare, "of 1", "difference of times that count as equal"),
        new(nameof(ErrorRate), ErrorRate, "of 1", "chance that the best plan is dropped"),
        new(nameof(MinRounds), MinRounds, "rounds", "before a plan may be dropped"),
        new(nameof(RoundsOfBlock), RoundsOfBlock, "rounds", "of a confirmation block, and of the race of a suite at most"),
        new(nameof(MaxBlocks), MaxBlocks, "blocks", "of a confirmation, at most"),
    ];
}
