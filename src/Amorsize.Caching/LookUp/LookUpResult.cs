namespace Amorsize.Caching;

/// <summary>The answer to one look-up.</summary>
/// <param name="Findings">Every check that failed, in the order of the checks; none: a hit.</param>
/// <param name="Entry">The entry, wherever one could be read: a stale one too, its values are better than none.</param>
internal sealed record LookUpResult(IReadOnlyList<Finding> Findings, Entry? Entry)
{
    /// <summary>What the first check that failed found.</summary>
    public Verdict Verdict => Findings.Count == 0 ? Verdict.Hit : Findings[0].Verdict;

    /// <summary>There is no entry, for this one reason.</summary>
    public static LookUpResult Without(Finding reason) => new([reason], null);
}
