using Amorsize.Cache.Verdicts;

namespace Amorsize.Cache.Maintenance;

/// <summary>The outcome of a verification.</summary>
/// <param name="Defects">Every file that a look-up cannot use, ordered by name: its path in the cache, its defect, and whether this verification quarantined it.</param>
/// <param name="Sound">The number of files without a defect, of each kind. An entry without a defect may still be stale.</param>
/// <param name="RepairFailure">The reason why a corrupt file could not be quarantined; <see langword="null"/> without a failure.</param>
internal sealed record VerificationResult(IReadOnlyList<(string Path, Finding Finding, bool IsQuarantined)> Defects, StoredCounts Sound, Exception? RepairFailure)
{
    /// <summary>The number of defects with a verdict.</summary>
    public int Count(Verdict verdict) => Defects.Count(defect => defect.Finding.Verdict == verdict);
}
