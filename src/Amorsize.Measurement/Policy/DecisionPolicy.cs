namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the choice among the measured candidates.</summary>
internal sealed record DecisionPolicy
{
    /// <summary>
    /// Times within this share count as equal, and no smaller gain is claimed. Chosen: a real gain below it is given away for fewer workers
    /// (docs/explanation/how-it-decides.md).
    /// </summary>
    public double EqualShare { get; init; } = 0.03;

    public IEnumerable<PolicyConstant> Constants => [new(nameof(EqualShare), EqualShare, "of 1", "difference of times that count as equal")];
}
