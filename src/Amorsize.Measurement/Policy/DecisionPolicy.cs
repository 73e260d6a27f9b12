namespace Amorsize.Measurement.Policy;

/// <summary>Constants of the choice among the measured candidates.</summary>
internal sealed record DecisionPolicy
{
    /// <summary>
    /// Times within this share (0.03 is 3 %) of each other count as equal, and no smaller gain is claimed. Chosen: a smaller real gain is given up for a plan
    /// with fewer workers (docs/explanation/how-it-decides.md).
    /// </summary>
    public double EqualShare { get; init; } = 0.03;

    public IEnumerable<PolicyConstant> Constants => [new(nameof(EqualShare), EqualShare, "of 1", "difference of times that count as equal")];
}
